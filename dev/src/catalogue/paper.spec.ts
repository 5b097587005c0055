import { documentTypeOf } from '@green-apple/domain-catalog';
import { drawPaper } from './paper.ts';

const PAPER = {
  heading: 'A certificate (sample)',
  lines: ['Organic', 'for every tea of the valley, and for what is brewed of it '.repeat(4)],
  table: [
    ['Measured', 'Amount'],
    ['Vitamin C · ascorbic', '80 mg'],
  ],
  footer: 'Drawn for a shop that does not exist.',
};

describe('a sheet of paper', () => {
  it('is a document that the shop shows, the same one each time', () => {
    const file = drawPaper(PAPER);
    expect(documentTypeOf(file)).toBe('application/pdf');
    expect(drawPaper(PAPER).equals(file)).toBeTrue();
  });

  it('tells a reader where each of its parts begins', () => {
    const file = drawPaper(PAPER).toString('latin1');
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    const [, ...places] = [...file.slice(start).matchAll(/^(\d{10}) \d{5} [fn]/gm)].map(([, n]) =>
      Number(n),
    );
    expect(places.map((place, at) => file.slice(place).startsWith(`${at + 1} 0 obj`))).toEqual(
      Array.from({ length: 6 }, () => true),
    );
  });

  it('keeps brackets apart from its own', () =>
    expect(drawPaper(PAPER).toString('latin1')).toContain(
      String.raw`(A certificate \(sample\)) Tj`,
    ));
});
