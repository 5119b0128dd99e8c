// What the country costs a month: counted requests times list prices. Change either here; docs/cost.md shows what it prints.
// node bench/cost-model.mjs [--json]

/** Counted: `make cost` (one run, 22 November 2026), `make bench-polling` for polls, the browser for views. Requests each. */
const counted = {
  idleMinute: { tableWrites: 5, tableReads: 27.67, blobWrites: 2, blobReads: 5 },
  report: { tableWrites: 3.98, tableReads: 0.97, blobWrites: 4.61, blobReads: 5.26 },
  poll: { tableWrites: 1.008, tableReads: 0.016, blobWrites: 0, blobReads: 0 },
  // A first view reads the page, its code and about ten published files; after that an index every ten seconds for two minutes.
  view: { requests: 27, megabytes: 0.32 },
};

/** US dollars, list, pay as you go. Where each was read, or that it is recalled. */
const price = {
  gbSecond: [0.000026, 'Flex Consumption, on demand; modal.com, May 2025'],
  freeGbSeconds: [100_000, 'a month; the same'],
  execution: [0.4 / 1e6, 'the same'],
  freeExecutions: [250_000, 'a month; the same'],
  tableRequest: [0.00036 / 1e4, 'recalled, 2025'],
  blobWrite: [0.0625 / 1e4, 'hot, ZRS; recalled, 2025'],
  blobRead: [0.005 / 1e4, 'hot; recalled, 2025'],
  tableGb: [0.0563, 'ZRS; recalled, 2025'],
  blobGb: [0.025, 'hot, ZRS; recalled, 2025'],
  egressGb: [0.12, 'to the internet from Asia, after 100 GB; recalled, 2025 (0.05 to 0.181 by region and amount: lucidity.cloud)'],
  logGb: [2.76, 'Log Analytics, after 5 GB; recalled, 2025'],
  frontDoor: [330, 'Premium, base; blog.cdnsun.com, 2026'],
  frontDoorRequest: [0.015 / 1e4, 'Premium; the same'],
  frontDoorGb: [0.17, 'to Asia; recalled (0.083 in Europe and North America: blog.cdnsun.com, 2026)'],
  nat: [33, 'one gateway; recalled'],
  endpoint: [7.3, 'a private endpoint; recalled'],
};
const cost = Object.fromEntries(Object.entries(price).map(([name, [amount]]) => [name, amount]));

const country = { provinces: 34, communes: 3_321, ministries: 22, sources: 60, pollMinutes: 5, viewsADay: 100_000 };

const bills = [1, 10, 100].map((times) => bill(times));
if (process.argv.includes('--json')) console.log(JSON.stringify(bills, null, 2));
else print();

function bill(times) {
  const month = { days: 30, minutes: 30 * 24 * 60 };
  const units = (country.provinces + country.communes + country.ministries) * times;
  const reports = units * 1.1; // one a month, one in ten corrected
  const drafts = units * 30; // saves and reads of a clerk's work
  const polls = country.sources * times * (month.minutes / country.pollMinutes);
  const views = country.viewsADay * times * month.days;

  const asked = (kind) =>
    counted.idleMinute[kind] * month.minutes + counted.report[kind] * reports + counted.poll[kind] * polls;
  const tableRequests = asked('tableWrites') + asked('tableReads') + drafts;
  const blobWrites = asked('blobWrites');
  const blobReads = asked('blobReads');
  const viewReads = views * counted.view.requests;

  // Timers, each billed at least a second (recalled) of an instance of 2 GB; a run of polling lasts longer the more systems there are.
  const timers = 3 * month.minutes + 24 * month.days + 4 * month.days;
  const calls = reports + drafts;
  const gbSeconds = 2 * (timers + 0.2 * calls + month.minutes * Math.max(0, (country.sources * times) / country.pollMinutes / 100 - 1));
  const gigabytes = views * counted.view.megabytes / 1000;

  const lines = {
    'functions: time': Math.max(0, gbSeconds - cost.freeGbSeconds) * cost.gbSecond,
    'functions: executions': Math.max(0, timers + calls - cost.freeExecutions) * cost.execution,
    'tables: requests': tableRequests * cost.tableRequest,
    'blobs: publishing': blobWrites * cost.blobWrite + blobReads * cost.blobRead,
    'storage: what is kept (a year)': 12 * (reports * 12e-6 + polls * 1e-6) * cost.tableGb + 2 * times * cost.blobGb,
    'logs': Math.max(0, 0.3 * 30 * Math.sqrt(times) - 5) * cost.logGb,
    'views: requests': viewReads * cost.blobRead,
    'views: bandwidth': Math.max(0, gigabytes - 100) * cost.egressGb,
  };
  const closed = {
    'Front Door instead of the two lines of views': cost.frontDoor + viewReads * cost.frontDoorRequest + gigabytes * cost.frontDoorGb - lines['views: requests'] - lines['views: bandwidth'],
    'network: address and six endpoints': cost.nat + 6 * cost.endpoint,
    'an instance that is always there': 2 * month.minutes * 60 * 0.000004,
  };
  const sum = (all) => Object.values(all).reduce((a, b) => a + b, 0);
  return { times, reports, polls, views, tableRequests, blobWrites, viewReads, gigabytes, gbSeconds, lines, total: sum(lines), closed, closedTotal: sum(lines) + sum(closed) };
}

function print() {
  const dollars = (value) => value.toFixed(value < 10 ? 2 : 0).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const row = (name, values) => console.log(`| ${[name, ...values].join(' | ')} |`);
  row('US dollars a month', bills.map(({ times }) => (times === 1 ? 'the country' : `${times} times`)));
  row('---', bills.map(() => '---:'));
  for (const name of Object.keys(bills[0].lines)) row(name, bills.map(({ lines }) => dollars(lines[name])));
  row('**public, without Front Door**', bills.map(({ total }) => `**${dollars(total)}**`));
  for (const name of Object.keys(bills[0].closed)) row(name, bills.map(({ closed }) => dollars(closed[name])));
  row('**closed network (prod)**', bills.map(({ closedTotal }) => `**${dollars(closedTotal)}**`));
}
