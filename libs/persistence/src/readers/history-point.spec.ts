import { latestPoint, parseHistoryPoint, type HistoryPoint } from './history-point.ts';

const DATABASE = '7311223344556677889/16384';
const at = (number: number, position = '0/1', database = DATABASE): HistoryPoint => ({
  database,
  number,
  position,
});

describe('a moment of the database', () => {
  it('is told by database, number and log position', () => {
    expect(parseHistoryPoint(`${DATABASE}:184467:16/B374D848`)).toEqual(at(184467, '16/B374D848'));
  });

  for (const text of [
    '',
    'yesterday',
    `${DATABASE}:184467`,
    `${DATABASE}:-1:16/B374D848`,
    `${DATABASE}:1:16/B374D848:2`,
    `${DATABASE}:1:16/B374D848' or true`,
    `${DATABASE}:1234567890123456:0/1`,
    `another:1:0/1`,
  ])
    it(`is not "${text}"`, () => {
      expect(parseHistoryPoint(text)).toBeNull();
    });
});

describe('of several moments', () => {
  it('the latest is the one of the highest number, with its own position', () => {
    expect(latestPoint([at(7, '0/9'), at(9, '0/8'), at(8, '0/A')])).toEqual(at(9, '0/8'));
  });

  for (const [name, points] of [
    ['there are none', []],
    ['the first is unknown', [null, at(7)]],
    ['the last is unknown', [at(7), null]],
    ['they are of two databases', [at(7), at(8, '0/1', '7/1'), at(9)]],
  ] as const)
    it(`none is known to be the latest when ${name}`, () => {
      expect(latestPoint(points)).toBeNull();
    });
});
