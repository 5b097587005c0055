import { minorOf } from './minor-text.ts';

describe('a sum as somebody types it', () => {
  const table: [text: string, minor: number | null][] = [
    ['', 0],
    ['12', 1200],
    ['12.5', 1250],
    [' 0,07 ', 7],
    ['1234.56', 123456],
    ['12.345', null],
    ['-3', null],
    ['twelve', null],
  ];
  for (const [text, minor] of table)
    it(`"${text}" is ${minor}`, () => expect(minorOf(text)).toBe(minor));
});
