/** Text in columns, each as wide as its widest cell. The first row is the head, underlined. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const head = rows[0];
  if (head === undefined) return '';
  const widths = head.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join('  ')}`.trimEnd();
  const rule = `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`;
  return [line(head), rule, ...rows.slice(1).map(line)].join('\n');
}
