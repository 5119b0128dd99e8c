import { ScatterChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { h } from '../dom'
import { common, lookOf, tick, tooltip } from './look'

use([ScatterChart, GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, SVGRenderer])

export interface Strip {
  readonly points: readonly { readonly name: string; readonly value: number; readonly isChosen: boolean }[]
  readonly lower: number
  readonly median: number
  readonly upper: number
  readonly medianWords: string
  readonly valueWords: (value: number) => string
  /** The unit of measure. */
  readonly measure: string
  readonly open: (index: number) => void
}

interface Hovered {
  readonly dataIndex: number
}

/** A point a unit along one line, piled up where they are close; a band from quartile to quartile and a line at the median. */
export function drawStrip(place: HTMLElement, strip: Strip) {
  const look = lookOf(place)
  const { colour, fontSize } = look
  const chart = init(place, null, { renderer: 'svg' })
  const heights = piled(strip.points.map(point => point.value))
  chart.setOption({
    ...common(look),
    grid: { left: fontSize, right: fontSize, top: fontSize * 2.4, bottom: fontSize * 1.6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', scale: true, axisLabel: { color: colour('muted'), fontSize, hideOverlap: true, formatter: tick }, name: strip.measure, nameLocation: 'middle', nameGap: fontSize * 2.4, nameTextStyle: { color: colour('muted'), fontSize }, splitLine: { lineStyle: { color: colour('line') } } },
    yAxis: { type: 'value', show: false, min: -1, max: Math.max(4, ...heights) + 1 },
    tooltip: { ...tooltip(look), formatter: ({ dataIndex }: Hovered) => told(strip, dataIndex) },
    series: [
      {
        type: 'scatter',
        data: strip.points.map((point, index) => ({
          value: [point.value, heights[index]!],
          symbol: point.isChosen ? 'diamond' : 'circle',
          symbolSize: point.isChosen ? 18 : 10,
          itemStyle: point.isChosen ? { color: colour('bad'), borderColor: colour('surface'), borderWidth: 1.5 } : { color: colour('accent'), opacity: 0.85 },
          label: { show: point.isChosen, formatter: point.name, position: 'top', color: colour('text'), fontSize, fontWeight: 'bold' },
          z: point.isChosen ? 5 : 3,
        })),
        markArea: { silent: true, itemStyle: { color: colour('raised') }, data: [[{ xAxis: strip.lower }, { xAxis: strip.upper }]] },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colour('text'), type: 'dashed', width: 1.5 },
          label: { formatter: `${strip.medianWords}: ${strip.valueWords(strip.median)}`, color: colour('text'), fontSize, position: 'end' },
          data: [{ xAxis: strip.median }],
        },
      },
    ],
  })
  chart.on('click', ({ dataIndex }) => strip.open(dataIndex))
  return chart
}

/** Points that would lie over each other are put on top of each other. */
function piled(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const width = (most - least) / 40 || 1
  const counts = new Map<number, number>()
  return values.map(value => {
    const place = Math.round((value - least) / width)
    const below = counts.get(place) ?? 0
    counts.set(place, below + 1)
    return below
  })
}

function told({ points, valueWords }: Strip, index: number): HTMLElement {
  const point = points[index]
  return point ? h('div', {}, h('strong', {}, point.name), h('div', {}, valueWords(point.value))) : h('div')
}
