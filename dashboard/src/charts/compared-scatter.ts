import { LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { facts, h } from '../dom'
import { common, lookOf, tick, tooltip } from './look'

use([ScatterChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

export interface Dot {
  readonly id: string
  readonly name: string
  readonly reported: number
  readonly measured: number
  readonly state: string
  readonly rows: readonly (readonly [string, string])[]
}

/** Measured across, reported upwards, the diagonal, and the band of what is allowed. A shape a state. */
export function drawScatter(
  place: HTMLElement, dots: readonly Dot[], names: { reported: string; measured: string }, allowedAt: (measured: number) => number, open: (id: string) => void,
) {
  const look = lookOf(place)
  const { colour, fontSize } = look
  const most = Math.max(...dots.flatMap(({ reported, measured }) => [reported, measured]), 1) * 1.05
  const steps = Array.from({ length: 41 }, (_, step) => (most * step) / 40)
  const chart = init(place, null, { renderer: 'svg' })
  const axis = (name: string) => ({
    type: 'value' as const, min: 0, max: most, name, nameLocation: 'middle' as const, nameGap: fontSize * 2.2, nameTextStyle: { color: colour('text'), fontSize },
    axisLabel: { color: colour('muted'), fontSize, formatter: tick, showMaxLabel: false, hideOverlap: true }, splitLine: { lineStyle: { color: colour('line') } },
  })
  const shapes: Record<string, [string, string]> = {
    discrepant: ['triangle', colour('bad')],
    withinTolerance: ['diamond', colour('warn')],
    match: ['circle', colour('good')],
  }
  chart.setOption({
    ...common(look),
    grid: { left: fontSize * 4.6, right: 16, top: 10, bottom: fontSize * 4 },
    xAxis: axis(names.measured),
    yAxis: { ...axis(names.reported), nameGap: fontSize * 3.4 },
    tooltip: {
      ...tooltip(look),
      trigger: 'item',
      formatter: ({ seriesName, dataIndex }: { seriesName: string; dataIndex: number }) => {
        const dot = dots.filter(({ state }) => state === seriesName)[dataIndex]
        return dot ? h('div', {}, h('strong', {}, dot.name), facts(dot.rows)) : h('div')
      },
    },
    series: [
      band('low', steps.map(at => [at, Math.max(0, at - allowedAt(at))]), 'transparent'),
      band('high', steps.map(at => [at, at - Math.max(0, at - allowedAt(at)) + allowedAt(at)]), colour('raised')),
      { type: 'line', silent: true, symbol: 'none', data: [[0, 0], [most, most]], lineStyle: { color: colour('control'), type: 'dashed', width: 1.5 }, z: 1 },
      ...[...new Set(dots.map(({ state }) => state))].map(state => ({
        name: state,
        type: 'scatter' as const,
        z: state === 'discrepant' ? 4 : 3,
        symbol: shapes[state]?.[0] ?? 'rect',
        symbolSize: 12,
        itemStyle: { color: shapes[state]?.[1] ?? colour('calm'), borderColor: colour('surface'), borderWidth: 1 },
        data: dots.filter(dot => dot.state === state).map(({ measured, reported }) => [measured, reported]),
      })),
    ],
  })
  chart.on('click', ({ seriesName, dataIndex }) => {
    const dot = dots.filter(({ state }) => state === seriesName)[dataIndex]
    if (dot) open(dot.id)
  })
  return chart
}

/** Two stacked areas: nothing up to the lower limit, the band above it. */
const band = (name: string, data: number[][], colour: string) => ({
  name,
  type: 'line' as const,
  silent: true,
  stack: 'band',
  symbol: 'none',
  z: 0,
  lineStyle: { opacity: 0 },
  areaStyle: { color: colour, opacity: colour === 'transparent' ? 0 : 1 },
  data,
})
