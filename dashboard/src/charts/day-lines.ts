import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { facts, h } from '../dom'
import { day } from '../format'
import { axisName, common, lookOf, tick, tooltip } from './look'

use([LineChart, GridComponent, TooltipComponent, LegendComponent, SVGRenderer])

const symbols = ['circle', 'rect', 'triangle', 'diamond']
const strokes = ['solid', 'dashed', 'dotted', 'solid'] as const

/** A line a name, a point a day; where nothing was measured the line breaks. */
export function drawDays(place: HTMLElement, days: readonly string[], lines: readonly { name: string; values: readonly (number | null)[] }[], measure: string, label: (value: number) => string) {
  const look = lookOf(place)
  const { colour, fontSize } = look
  const colours = [colour('accent'), colour('good'), colour('warn'), colour('calm')]
  const chart = init(place, null, { renderer: 'svg' })
  chart.setOption({
    ...common(look),
    grid: { left: 4, right: 12, top: fontSize * (lines.length > 1 ? 4.4 : 2.4), bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: lines.length > 1 ? { top: 0, left: 0, textStyle: { color: colour('text'), fontSize } } : undefined,
    xAxis: { type: 'category', data: days.map(day), axisTick: { show: false }, axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('muted'), fontSize, hideOverlap: true } },
    yAxis: { type: 'value', ...axisName(look, measure), axisLabel: { color: colour('muted'), fontSize, formatter: tick }, splitLine: { lineStyle: { color: colour('line') } } },
    tooltip: {
      ...tooltip(look),
      trigger: 'axis',
      formatter: (hovered: { dataIndex: number }[]) => {
        const place = hovered[0]?.dataIndex ?? 0
        return h('div', {}, h('strong', {}, day(days[place] ?? '')), facts(lines.map(({ name, values }) => [name, values[place] == null ? '–' : label(values[place]!)] as const)))
      },
    },
    series: lines.map(({ name, values }, place) => ({
      name,
      type: 'line' as const,
      data: [...values],
      symbol: symbols[place % symbols.length],
      symbolSize: days.length > 40 ? 4 : 7,
      lineStyle: { width: 2, type: strokes[place % strokes.length] },
      itemStyle: { color: colours[place % colours.length] },
    })),
  })
  return chart
}
