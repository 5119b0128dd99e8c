import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { facts, h } from '../dom'
import { axisName, common, lookOf, tick, tooltip } from './look'

use([LineChart, GridComponent, TooltipComponent, SVGRenderer])

interface Point {
  readonly name: string
  readonly reported: number
  readonly measured: number
}

/** Reported and measured over periods; each line says its name at its end, so that nobody has to match colours. */
export function drawLines(place: HTMLElement, points: readonly Point[], names: { reported: string; measured: string }, measure: string, label: (value: number) => string) {
  const look = lookOf(place)
  const { colour, fontSize } = look
  const chart = init(place, null, { renderer: 'svg' })
  const longest = Math.max(names.reported.length, names.measured.length)
  const line = (name: string, values: number[], dash: 'solid' | 'dashed', symbol: string, tint: string) => ({
    name,
    type: 'line' as const,
    data: values,
    symbol,
    symbolSize: 9,
    lineStyle: { width: 3, type: dash, color: tint },
    itemStyle: { color: tint },
    endLabel: { show: true, formatter: name, color: tint, fontSize, fontWeight: 'bold' as const, distance: 10 },
    labelLayout: { moveOverlap: 'shiftY' as const },
  })
  chart.setOption({
    ...common(look),
    grid: { left: 4, right: 20 + longest * fontSize * 0.62, top: fontSize * 2.4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'category', data: points.map(({ name }) => name), axisTick: { show: false }, axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('muted'), fontSize, hideOverlap: true } },
    yAxis: { type: 'value', ...axisName(look, measure), min: 0, axisLabel: { color: colour('muted'), fontSize, formatter: tick }, splitLine: { lineStyle: { color: colour('line') } } },
    tooltip: {
      ...tooltip(look),
      trigger: 'axis',
      formatter: (hovered: { dataIndex: number }[]) => {
        const point = points[hovered[0]?.dataIndex ?? 0]
        return point ? h('div', {}, h('strong', {}, point.name), facts([[names.reported, label(point.reported)], [names.measured, label(point.measured)]])) : h('div')
      },
    },
    series: [
      line(names.reported, points.map(({ reported }) => reported), 'dashed', 'triangle', colour('warn')),
      line(names.measured, points.map(({ measured }) => measured), 'solid', 'circle', colour('accent')),
    ],
  })
  return chart
}
