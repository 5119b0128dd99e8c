// What is polled on this machine: a system that nobody here wrote, where it is installed, and the app itself.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePorts } from './ports.mjs';

const text = (vi, en) => ({ vi, en });

/** Starts Prometheus's node exporter on a free port where it is installed; answers the port. */
export async function startNodeExporter(start) {
  const names = ['prometheus-node-exporter', 'node_exporter'];
  const file = process.env.PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (!file) return undefined;
  const [port] = await freePorts(1);
  start('node-exporter', file, [`--web.listen-address=127.0.0.1:${port}`]);
  return port;
}

/** The catalogue's sources.json. */
export function localSources(port, exporterPort) {
  const sources = [{
    id: 'nhipso', name: text('Nhịp Số (chính hệ thống này)', 'NhipSo (this system itself)'), owner: 'G06', vendor: 'NhipSo',
    kind: 'openMetrics', intervalSeconds: 60, request: { address: `http://127.0.0.1:${port}/api/v1/metrics` },
    metrics: [
      metric('stored', text('Báo cáo đã ghi từ khi khởi động', 'Reports stored since the start'), text('lần', 'revisions'), 'nhipso_submissions_stored_total', undefined, 'counter'),
      metric('polls', text('Lần đo từ khi khởi động', 'Polls since the start'), text('lần', 'polls'), 'nhipso_polls_total', undefined, 'counter'),
      metric('memory', text('Bộ nhớ đang dùng', 'Memory in use'), text('byte', 'bytes'), 'process_resident_memory_bytes'),
    ],
  }];
  if (exporterPort) {
    sources.unshift({
      id: 'may-chu', name: text('Máy chủ đang chạy (node exporter)', 'The server that this runs on (node exporter)'), owner: 'G06', vendor: 'Prometheus',
      kind: 'openMetrics', intervalSeconds: 60, request: { address: `http://127.0.0.1:${exporterPort}/metrics` },
      metrics: [
        metric('memory_available', text('Bộ nhớ còn trống', 'Memory available'), text('byte', 'bytes'), 'node_memory_MemAvailable_bytes'),
        metric('load1', text('Tải trung bình 1 phút', 'Load average, 1 minute'), text('tiến trình', 'processes'), 'node_load1'),
        metric('filesystem_available', text('Dung lượng đĩa còn trống (/)', 'Disk space available (/)'), text('byte', 'bytes'), 'node_filesystem_avail_bytes', { mountpoint: '/' }),
      ],
    });
  }
  return sources;
}

function metric(code, name, unit, from, labels, counting = 'gauge') {
  return { code, name, unit, from, counting, ...(labels && { labels }) };
}
