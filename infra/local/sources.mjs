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
  sources.push(...audience());
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

/** What is not polled: a system that sends its figures, a portal that embeds the beacon, and the stars. */
function audience() {
  const of24 = { owner: '24', vendor: 'NhipSo', intervalSeconds: 60 };
  return [{
    ...of24, id: 'phan-mem-24', kind: 'push', intervalSeconds: 900, name: text('Phần mềm một cửa Bắc Ninh (thử nghiệm)', 'One-stop shop of Bac Ninh (for trying)'),
    metrics: [
      { ...metric('received', text('Hồ sơ tiếp nhận trong ngày', 'Dossiers received today'), text('hồ sơ', 'dossiers'), 'tiep_nhan', undefined, 'dayToDate'), min: 0 },
      { ...metric('online', text('Hồ sơ trực tuyến trong ngày', 'Dossiers received online today'), text('hồ sơ', 'dossiers'), 'truc_tuyen', undefined, 'dayToDate'), min: 0 },
    ],
  }, {
    ...of24, id: 'cong-24', kind: 'beacon', name: text('Cổng dịch vụ công Bắc Ninh (thử nghiệm)', 'Portal of Bac Ninh (for trying)'), origins: ['http://localhost:8080', 'http://127.0.0.1:8080'],
    metrics: [
      metric('views', text('Lượt xem trang', 'Page views'), text('lượt', 'views'), 'views', undefined, 'delta'),
      metric('online', text('Đang truy cập', 'Visitors online'), text('người', 'visitors'), 'online'),
    ],
  }, {
    ...of24, id: 'danh-gia-24', kind: 'ratings', name: text('Đánh giá dịch vụ công Bắc Ninh (thử nghiệm)', 'Ratings of Bac Ninh (for trying)'),
    metrics: [
      { ...metric('stars', text('Tổng số sao', 'Stars'), text('điểm', 'points'), 'sum', undefined, 'delta'), indicator: 'CP23_TS' },
      { ...metric('ratings', text('Số lượt đánh giá', 'Ratings'), text('đánh giá', 'ratings'), 'count', undefined, 'delta'), indicator: 'CP23_MS' },
    ],
  }];
}

function metric(code, name, unit, from, labels, counting = 'gauge') {
  return { code, name, unit, from, counting, ...(labels && { labels }) };
}
