import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { facts, h } from '../dom'
import { compact } from '../format'
import { periodName, text } from '../i18n'
import type { ValueStatus } from '../model'
import { axisName, common, lookOf, tooltip, type Look } from './look'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, LegendComponent, SVGRenderer])

/** A line: a figure a period, none where there is a gap. */
export interface Line {
  readonly name: string
  readonly points: ReadonlyMap<string, { readonly value: number; readonly status: ValueStatus }>
  /** The main line is drawn strongest. */
  readonly isMain?: boolean
  readonly isDashed?: boolean
}

export interface Trend {
  readonly axis: readonly string[]
  readonly lines: readonly Line[]
  /** From which period on another time begins, and what that is called. */
  readonly mark?: { readonly period: string; readonly words: string }
  readonly axisWords: (period: string) => string
  readonly valueWords: (value: number) => string
  /** The unit of measure. */
  readonly measure: string
}

interface Hovered {
  readonly dataIndex: number
}

/** Lines tell apart by shape of line as by colour: `style/tokens.css` has no palette, so each is one of its colours. */
const looks = [
  { colour: 'accent', type: 'solid' },
  { colour: 'bad', type: 'solid' },
  { colour: 'good', type: [6, 3] },
  { colour: 'warn', type: [2, 3] },
  { colour: 'calm', type: [8, 3, 2, 3] },
  { colour: 'text', type: [4, 4] },
] as const

/** An estimate is hollow, a preliminary figure a diamond. */
const symbols: Record<ValueStatus, string> = { official: 'circle', preliminary: 'diamond', estimate: 'emptyCircle' }

export function drawTrend(place: HTMLElement, trend: Trend) {
  const look = lookOf(place)
  const { colour, fontSize } = look
  const chart = init(place, null, { renderer: 'svg' })
  const values = trend.lines.flatMap(line => [...line.points.values()].map(point => point.value))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  // From zero, unless that would press all lines into a band at the top.
  const isFlat = least > 0 && (most - least) / most < 0.25
  chart.setOption({
    ...common(look),
    grid: { left: 0, right: fontSize * 2, top: fontSize * 2.6, bottom: trend.lines.length > 1 ? fontSize * 2.6 : 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { show: trend.lines.length > 1, type: 'scroll', bottom: 0, itemWidth: 28, textStyle: { color: colour('text'), fontSize } },
    xAxis: {
      type: 'category',
      data: trend.axis.map(trend.axisWords),
      boundaryGap: trend.axis.length === 1,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
      axisLabel: { color: colour('muted'), fontSize, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      ...axisName(look, trend.measure),
      scale: isFlat,
      splitNumber: 4,
      axisLabel: { color: colour('muted'), fontSize, formatter: compact },
      splitLine: { lineStyle: { color: colour('line') } },
    },
    tooltip: { ...tooltip(look), trigger: 'axis', formatter: (hovered: Hovered[]) => told(hovered[0]?.dataIndex ?? 0, trend) },
    series: trend.lines.map((line, index) => seriesOf(line, index, trend, look)),
  })
  return chart
}

function seriesOf(line: Line, index: number, { axis, mark, axisWords }: Trend, { colour, fontSize }: Look) {
  const { colour: name, type } = looks[index % looks.length]!
  const isShort = axis.length <= 40
  return {
    type: 'line' as const,
    name: line.name,
    connectNulls: false,
    showSymbol: true,
    data: axis.map(period => {
      const point = line.points.get(period)
      if (!point) return null
      // What stands alone between gaps has no line, so its point must show.
      return { value: point.value, symbol: symbols[point.status], symbolSize: isShort || point.status !== 'official' ? 8 : 4 }
    }),
    lineStyle: { color: colour(name), width: line.isMain ? 3 : 2, type: line.isDashed ? ([6, 4] as number[]) : typeof type === 'string' ? type : [...type] },
    itemStyle: { color: colour(name) },
    markLine:
      mark && index === 0
        ? {
            symbol: 'none',
            silent: true,
            data: [{ xAxis: axisWords(mark.period) }],
            lineStyle: { color: colour('muted'), type: 'dashed' as const, width: 1.5 },
            label: { formatter: mark.words, color: colour('muted'), fontSize, position: 'end' as const },
          }
        : undefined,
  }
}

/** An element, not markup: names are data. */
function told(index: number, { axis, lines, valueWords }: Trend): HTMLElement {
  const t = text()
  const period = axis[index] ?? ''
  return h(
    'div',
    {},
    h('strong', {}, periodName(period)),
    facts(
      lines.map(line => {
        const point = line.points.get(period)
        return [line.name, point ? `${point.status === 'estimate' ? `${t.estimateOf} ` : ''}${valueWords(point.value)}` : t.noValue]
      }),
    ),
  )
}
