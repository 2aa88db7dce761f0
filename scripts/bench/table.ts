/** Tables as Markdown, so that what a run prints can be kept as it is; figures to three digits. */

/** The first column is text, the others figures. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, 3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${head
      .map((_, i) =>
        i === 0
          ? (cells[i] ?? '').padEnd(widths[i] ?? 0)
          : (cells[i] ?? '').padStart(widths[i] ?? 0),
      )
      .join(' | ')} |`;
  const rule = `|${widths.map((width, i) => `${'-'.repeat(width + 1)}${i === 0 ? '-' : ':'}`).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Three digits; a dash for what was not measured. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(value < 0.01 ? 1 : value < 1 ? 2 : 3);
}

export function ratio(value: number): string {
  return Number.isFinite(value) ? `${figure(value)}×` : '–';
}

/** Megabytes of 2^20 bytes. */
export function megabytes(bytes: number): string {
  return figure(bytes / 2 ** 20);
}

export function seconds(milliseconds: number): string {
  return figure(milliseconds / 1000);
}
