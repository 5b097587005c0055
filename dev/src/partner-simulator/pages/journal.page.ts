/** The journal for people: a table that follows, newest on top, with a filter. */
export const JOURNAL_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Partner simulator: journal</title>
<style>
  body { margin: 0; font: 15px/1.45 system-ui, sans-serif; color: #1d2b22; background: #f6f5ef; }
  header { padding: 20px 24px 12px; }
  h1 { margin: 0 0 4px; font-size: 1.3rem; }
  p { margin: 0; color: #4d5a50; }
  label { display: block; margin-top: 12px; }
  input { font: inherit; padding: 6px 10px; min-width: min(420px, 100%); border: 1px solid #aab5ac; border-radius: 8px; }
  .wide { overflow-x: auto; padding: 0 24px 32px; }
  table { border-collapse: collapse; width: 100%; background: #fff; font-variant-numeric: tabular-nums; }
  th, td { text-align: left; vertical-align: top; padding: 6px 10px; border-bottom: 1px solid #e3e6df; }
  th { position: sticky; top: 0; background: #e7ece4; }
  code { font-size: .85em; overflow-wrap: anywhere; }
  .bad { color: #a8231c; } .good { color: #2f6b3c; }
</style>
</head>
<body>
<header>
  <h1>Partner simulator</h1>
  <p>Stands in for Stripe and EasyPost. Every call the shop made, newest first; no card number is ever kept.</p>
  <label>Show only <input id="filter" placeholder="an order id, an operation, a payment" autocomplete="off"></label>
</header>
<div class="wide">
<table>
  <thead><tr><th>#</th><th>Time</th><th>Operation</th><th>Status</th><th>What it did</th><th>Key</th><th>Request</th></tr></thead>
  <tbody id="rows"></tbody>
</table>
</div>
<script>
  const rows = document.getElementById('rows');
  const filter = document.getElementById('filter');
  let since = 0;
  const cell = (row, text, name) => { const td = row.insertCell(); td.textContent = text; if (name) td.className = name; return td; };
  const match = (row) => { row.hidden = !row.textContent.toLowerCase().includes(filter.value.trim().toLowerCase()); };
  filter.addEventListener('input', () => [...rows.rows].forEach(match));
  const money = (effect) => effect.amountMinor === undefined ? '' : ' ' + (effect.amountMinor / 100).toFixed(2) + ' ' + (effect.currency ?? '').toUpperCase();
  function add(entry) {
    const row = rows.insertRow(0);
    cell(row, entry.seq);
    cell(row, new Date(entry.at).toLocaleTimeString());
    cell(row, entry.partner + ' ' + entry.operation);
    const good = entry.status !== null && entry.status < 400;
    cell(row, (entry.status ?? 'no answer') + (entry.replayed ? ' (again)' : '') + (entry.fault ? ' ' + entry.fault : ''), good ? 'good' : 'bad');
    cell(row, entry.effects.map((effect) => effect.kind + money(effect)).join(', '));
    cell(row, entry.idempotencyKey ?? '');
    const code = document.createElement('code');
    code.textContent = JSON.stringify(entry.request);
    row.insertCell().append(code);
    match(row);
  }
  async function follow() {
    try {
      const answer = await fetch('/journal?limit=1000&since=' + since);
      const { entries } = await answer.json();
      for (const entry of entries) { add(entry); since = entry.seq; }
      while (rows.rows.length > 2000) rows.deleteRow(-1);
    } catch { /* the simulator restarts: try again */ }
    setTimeout(follow, 1500);
  }
  follow();
</script>
</body>
</html>
`;
