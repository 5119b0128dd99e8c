import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { h } from '../dom'
import { number } from '../format'
import { periodName } from '../i18n'
import type { PastPlace } from '../scoring/history'
import { axisName, common, lookOf, tooltip } from './look'

use([LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** Ranks over periods, the first place on top; a gap where the unit was not ranked. */
export function drawHistory(place: HTMLElement, places: readonly PastPlace[], rankWord: string) {
  const look = lookOf(place)
  const { colour, fontSize } = look
  const last = Math.max(...places.map(each => each.ranked), 1)
  const chart = init(place, null, { renderer: 'svg' })
  chart.setOption({
    ...common(look),
    grid: { left: 4, right: 16, top: fontSize * 2.6, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: places.map(({ period }) => period),
      axisLabel: { color: colour('text'), fontSize, formatter: periodName, hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
    },
    yAxis: {
      type: 'value',
      ...axisName(look, rankWord),
      nameLocation: 'start' as const,
      inverse: true,
      min: 1,
      max: Math.max(2, last),
      minInterval: 1,
      axisLabel: { color: colour('muted'), fontSize, formatter: (value: number) => number(value) },
      splitLine: { lineStyle: { color: colour('line') } },
    },
    tooltip: {
      ...tooltip(look),
      trigger: 'axis',
      formatter: ([point]: { dataIndex: number }[]) => {
        const each = places[point?.dataIndex ?? 0]
        return h('div', {}, h('strong', {}, periodName(each?.period ?? '')), h('div', {}, each?.rank === undefined ? '–' : `${rankWord} ${number(each.rank)}/${number(each.ranked)}`))
      },
    },
    series: [
      {
        type: 'line',
        data: places.map(({ rank }) => rank ?? null),
        symbol: 'circle',
        symbolSize: 9,
        lineStyle: { color: colour('accent'), width: 3 },
        itemStyle: { color: colour('accent') },
        label: { show: places.length <= 14, position: 'top', color: colour('text'), fontSize, fontWeight: 'bold' },
      },
    ],
  })
  return chart
}
