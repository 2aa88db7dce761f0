/** A PDF made with plain code, of lines set where a test wants them. */

/** A line of a page: its place in points from the left and from the foot, the size of its type, its text. */
export type SetLine = readonly [x: number, y: number, size: number, text: string];

/** A PDF of these pages; `info` becomes its document information, `trailer` goes into its trailer. */
export function pdfFile(
  pages: readonly (readonly SetLine[])[],
  info: Readonly<Record<string, string>> = {},
  trailer = '',
): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const font = add(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  );
  const tree = pages.length * 2 + 2;
  const kids = pages.map((lines) => {
    const drawn = lines
      .map(
        ([x, y, size, text]) =>
          `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`,
      )
      .join('\n');
    const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  add(
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`,
  );
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const entries = Object.entries(info).map(([key, value]) => `/${key} (${value})`);
  const about = add(`<< ${entries.join(' ')} >>`);
  let file = '%PDF-1.4\n';
  const places = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer << /Size ${objects.length + 1} /Root ${root} 0 R /Info ${about} 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}
