import fc from 'fast-check';
import { cropAround, moveFocus, objectPosition, type FocalPoint } from './focus.ts';

const wide = { width: 2000, height: 1000 };
const tall = { width: 800, height: 1600 };
const size = fc.record({
  width: fc.integer({ min: 1, max: 12_000 }),
  height: fc.integer({ min: 1, max: 12_000 }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const focus = fc.record({ x: share, y: share });
const ratio = fc.constantFrom(1, 4 / 5, 16 / 9, 1200 / 630);

describe('a crop around a focal point', () => {
  const crops: [string, typeof wide, FocalPoint, number, [number, number, number, number]][] = [
    ['is the whole of what has the ratio', wide, { x: 0.1, y: 0.9 }, 2, [0, 0, 2000, 1000]],
    ['has the point in its middle', wide, { x: 0.4, y: 0.5 }, 1, [300, 0, 1000, 1000]],
    ['stops at the left edge', wide, { x: 0.1, y: 0.5 }, 1, [0, 0, 1000, 1000]],
    ['stops at the right edge', wide, { x: 1, y: 0.5 }, 1, [1000, 0, 1000, 1000]],
    ['moves up and down in a tall picture', tall, { x: 0.5, y: 0.25 }, 1, [0, 0, 800, 800]],
    ['may be taller than wide', wide, { x: 0.5, y: 0.5 }, 4 / 5, [600, 0, 800, 1000]],
  ];
  for (const [what, of, point, to, [left, top, width, height]] of crops)
    it(what, () => expect(cropAround(of, point, to)).toEqual({ left, top, width, height }));

  it('lies within the picture, has the ratio, and has the point within it', () =>
    fc.assert(
      fc.property(size, focus, ratio, (of, point, to) => {
        const crop = cropAround(of, point, to);
        const [x, y] = [point.x * of.width, point.y * of.height];
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.top).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(of.width + 1e-6);
        expect(crop.top + crop.height).toBeLessThanOrEqual(of.height + 1e-6);
        expect(crop.width / crop.height).toBeCloseTo(to, 6);
        expect(x).toBeGreaterThanOrEqual(crop.left - 1e-6);
        expect(x).toBeLessThanOrEqual(crop.left + crop.width + 1e-6);
        expect(y).toBeGreaterThanOrEqual(crop.top - 1e-6);
        expect(y).toBeLessThanOrEqual(crop.top + crop.height + 1e-6);
      }),
    ));

  it('is as large as the picture allows', () =>
    fc.assert(
      fc.property(size, focus, ratio, (of, point, to) => {
        const { width, height } = cropAround(of, point, to);
        expect(Math.min(of.width - width, of.height - height)).toBeLessThan(1e-6);
      }),
    ));
});

describe('the position that a page is told', () => {
  const positions: [typeof wide, FocalPoint, number, string][] = [
    [wide, { x: 0.4, y: 0.5 }, 1, '30% 50%'],
    [wide, { x: 0, y: 0.5 }, 1, '0% 50%'],
    [wide, { x: 1, y: 0 }, 1, '100% 50%'],
    [tall, { x: 0.2, y: 0.3 }, 1, '50% 10%'],
    [{ width: 960, height: 960 }, { x: 0.1, y: 0.1 }, 1, '50% 50%'],
  ];
  for (const [of, point, to, text] of positions)
    it(`is ${text} for ${point.x}, ${point.y} of ${of.width} by ${of.height}`, () =>
      expect(objectPosition(of, point, to)).toBe(text));

  it('shows the same part as the crop', () =>
    fc.assert(
      fc.property(size, focus, ratio, (of, point, to) => {
        const crop = cropAround(of, point, to);
        const [x = 0, y = 0] = objectPosition(of, point, to).split(' ').map(Number.parseFloat);
        const most = Math.max(of.width, of.height) / 1000;
        expect(Math.abs((x / 100) * (of.width - crop.width) - crop.left)).toBeLessThan(most);
        expect(Math.abs((y / 100) * (of.height - crop.height) - crop.top)).toBeLessThan(most);
      }),
    ));
});

describe('a focal point that is moved', () => {
  it('stays within the picture', () =>
    fc.assert(
      fc.property(
        focus,
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (point, right, down) => {
          const { x, y } = moveFocus(point, right, down);
          for (const value of [x, y]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        },
      ),
    ));
});
