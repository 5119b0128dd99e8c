import { BarChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { facts, h } from '../dom'
import { figureWithUnit } from '../format'
import { nameOf, text } from '../i18n'
import { common, lookOf, tooltip } from './look'
import { statusOf, type Indicator, type Ranked, type Unit } from '../model'

use([BarChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer])

interface Hovered {
  readonly dataIndex: number
}

/** Horizontal bars, best on top; a line marks the overall rate. Colours are the page's own. */
export function drawRanking(
  place: HTMLElement,
  rows: Ranked[],
  indicator: Indicator,
  overall: number | undefined,
  open: (unit: Unit) => void,
) {
  const look = lookOf(place)
  const { colour, fontSize } = look
  const label = (value: number) => figureWithUnit(value, indicator)
  const longest = Math.max(...rows.map(({ value }) => label(value).length))
  const chart = init(place, null, { renderer: 'svg' })
  chart.setOption({
    ...common(look),
    grid: {
      left: 0,
      right: 8 + longest * fontSize * 0.62,
      top: fontSize * 2.2,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { lineStyle: { color: colour('line') } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ rank, unit }) => `${rank}. ${nameOf(unit.name)}`),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
      axisLabel: { color: colour('text'), fontSize, interval: 0 },
    },
    tooltip: {
      ...tooltip(look),
      formatter: ({ dataIndex }: Hovered) => told(rows[dataIndex], indicator, label),
    },
    series: [
      {
        type: 'bar',
        data: rows.map(({ value }) => value),
        barWidth: '58%',
        itemStyle: { color: colour('accent'), borderRadius: [0, 3, 3, 0] },
        label: {
          show: true,
          position: 'right',
          fontSize,
          padding: [1, 3],
          color: colour('text'),
          backgroundColor: colour('surface'),
          formatter: ({ dataIndex }: Hovered) => label(rows[dataIndex]!.value),
        },
        markLine:
          overall === undefined
            ? undefined
            : overallLine(overall, `${text().whole}: ${label(overall)}`, colour('text'), fontSize),
      },
    ],
  })
  chart.on('click', ({ dataIndex }) => {
    const row = rows[dataIndex]
    if (row) open(row.unit)
  })
  return chart
}

const overallLine = (value: number, words: string, color: string, fontSize: number) => ({
  symbol: 'none',
  // Behind the bars and their numbers, which it would strike through.
  z: 1,
  silent: true,
  data: [{ xAxis: value }],
  lineStyle: { color, type: 'dashed' as const, width: 1.5 },
  label: { formatter: words, color, fontSize, position: 'start' as const },
})

/** An element, not markup: names are data. */
function told(row: Ranked | undefined, { code }: Indicator, label: (value: number) => string): HTMLElement {
  const t = text()
  if (!row) return h('div')
  return h(
    'div',
    {},
    h('strong', {}, nameOf(row.unit.name)),
    facts([
      [t.rank, row.rank],
      [t.value, label(row.value)],
      [t.valueStatus, t.status[statusOf(row.report, code)]],
    ]),
  )
}
