/** What stands on a sheet of paper: a heading, lines below each other, and a table of two columns or more. */
export interface Paper {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly table?: readonly (readonly string[])[];
  readonly footer: string;
}

const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 64;
/** Characters of a line at 11 points that fit between the margins whatever they are. */
const LINE = 78;

/** A sheet as PDF, drawn with a font that every reader has. The same paper is the same file, byte for byte. */
export function drawPaper({ heading, lines, table = [], footer }: Paper): Buffer {
  const drawn: string[] = [
    '0.12 0.35 0.21 RG 2 w',
    `32 32 ${WIDTH - 64} ${HEIGHT - 64} re S`,
    // A leaf of two arcs: nobody's mark.
    '0.49 0.72 0.16 rg',
    `${MARGIN} 752 m ${MARGIN} 780 ${MARGIN + 28} 780 ${MARGIN + 28} 780 c`,
    `${MARGIN + 28} 752 ${MARGIN} 752 ${MARGIN} 752 c f`,
    '0.09 0.15 0.11 rg',
  ];
  let y = 716;
  for (const line of wrapped(heading, 40)) {
    drawn.push(text(MARGIN, y, 22, line, 'Bold'));
    y -= 28;
  }
  y -= 8;
  for (const line of lines.flatMap((one) => [...wrapped(one, LINE), ''])) {
    if (line !== '') drawn.push(text(MARGIN, y, 11, line));
    y -= line === '' ? 8 : 15;
  }
  for (const [at, row] of table.entries()) {
    if (y < 96) break;
    const step = (WIDTH - 2 * MARGIN) / row.length;
    drawn.push(
      ...row.map((cell, column) =>
        text(
          MARGIN + column * step,
          y,
          10,
          fitting(cell, Math.floor(step / 5.2)),
          at === 0 ? 'Bold' : 'Plain',
        ),
      ),
    );
    drawn.push(`0.86 0.87 0.83 RG 0.5 w ${MARGIN} ${y - 5} m ${WIDTH - MARGIN} ${y - 5} l S`);
    y -= 18;
  }
  drawn.push(text(MARGIN, 56, 9, fitting(footer, 100)));
  return assembled(drawn.join('\n'));
}

const text = (
  x: number,
  y: number,
  size: number,
  words: string,
  font: 'Plain' | 'Bold' = 'Plain',
) => `BT /${font} ${size} Tf ${x.toFixed(1)} ${y} Td (${escaped(words)}) Tj ET`;

/** The font's own characters; what it lacks becomes a question mark. */
const escaped = (words: string): string =>
  words
    .replaceAll('·', '-')
    .replaceAll(/[\u2013\u2014]/g, '-')
    .replaceAll('µ', 'u')
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .replaceAll(/[\\()]/g, String.raw`\$&`);

const fitting = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 3)}...`;

function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function assembled(content: string): Buffer {
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en-US) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R
      /Resources << /Font << /Plain 5 0 R /Bold 6 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
