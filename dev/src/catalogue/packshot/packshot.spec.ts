import {
  GOALS,
  PACK_KINDS,
  type Form,
  type Goal,
  type PackKind,
} from '@green-apple/domain-catalog';
import { BRANDS } from '../assortment/brands.ts';
import type { Brand } from '../assortment/brand.ts';
import { generateCatalogue } from '../generate.ts';
import { GOAL_COLOURS, contrast } from './colour.ts';
import { drawPackshot } from './draw.ts';
import type { PackshotScene } from './look.ts';
import { pictureBook } from './picture-book.ts';
import { inksOn } from './print.ts';
import { fit, measure } from './typesetting.ts';

const FORM_OF: Readonly<Record<PackKind, Form>> = {
  bottle: 'capsule',
  pouch: 'powder',
  tube: 'cream',
  sachet: 'sachet',
  box: 'tea',
};

const scene = (
  brand: Brand,
  kind: PackKind,
  title: string,
  goal: Goal = 'sleep',
): PackshotScene => ({
  packshot: {
    kind,
    labelTitle: title,
    labelSubtitle: 'bisglycinate · 1,000 mg',
    labelCount: '240 capsules',
    bodyColour: kind === 'bottle' ? brand.look.bottle : (brand.look.wrap ?? GOAL_COLOURS[goal].ink),
    accentColour: brand.look.accent,
  },
  form: FORM_OF[kind],
  goal,
  brandName: brand.name,
  look: brand.look,
});

describe('a label', () => {
  it('fits its pack on every product of the shop', () => {
    const scenes: PackshotScene[] = [];
    const book = pictureBook();
    const listening = { add: (s: PackshotScene) => (scenes.push(s), book.add(s)), size: 0 };
    for (const entry of generateCatalogue({ products: 480, pictures: listening }))
      expect(entry.product.images.length).toBe(1);
    for (const one of scenes) {
      const { texts, spare } = drawPackshot(one);
      expect(spare).withContext(one.packshot.labelTitle).toBeGreaterThanOrEqual(0);
      for (const { text, width, maxWidth, size } of texts) {
        expect(width)
          .withContext(text)
          .toBeLessThanOrEqual(maxWidth + 0.01);
        expect(measure(text, size, 'text'))
          .withContext(text)
          .toBeLessThan(maxWidth * 1.3);
        expect(size).withContext(`${text} on ${one.packshot.kind}`).toBeGreaterThanOrEqual(13);
      }
    }
  });

  it('fits names from one letter to a whole sentence, on every kind of pack of every brand', () => {
    const titles = [
      'K',
      'D3',
      'Magnesium',
      'Methylsulfonylmethane',
      'Complete Multivitamin & Minerals for the Whole Family',
    ];
    for (const brand of Object.values<Brand>(BRANDS))
      for (const kind of PACK_KINDS)
        for (const title of titles) {
          const { texts, spare } = drawPackshot(scene(brand, kind, title));
          expect(spare).withContext(`${title} on ${brand.name} ${kind}`).toBeGreaterThanOrEqual(0);
          for (const { text, width, maxWidth } of texts)
            expect(width)
              .withContext(text)
              .toBeLessThanOrEqual(maxWidth + 0.01);
        }
  });

  it('can be read: ink on its ground is at least 4.5 to 1', () => {
    for (const brand of Object.values<Brand>(BRANDS))
      for (const goal of GOALS) {
        const one = scene(brand, 'pouch', 'Zinc', goal);
        for (const ground of [brand.look.paper, one.packshot.bodyColour]) {
          const { ink, soft } = inksOn(ground, one);
          expect(contrast(ink, ground))
            .withContext(`${brand.name} ${goal} ${ground}`)
            .toBeGreaterThanOrEqual(4.5);
          expect(contrast(soft, ground))
            .withContext(`${brand.name} ${goal} ${ground} soft`)
            .toBeGreaterThanOrEqual(4.5);
        }
      }
  });

  it('prefers two lines to small type, and never ends a line on an ampersand', () => {
    const box = { maxWidth: 300, maxSize: 60, comfortableSize: 44, maxLines: 3 };
    expect(fit('Zinc', 'display', box).lines).toEqual(['Zinc']);
    expect(fit('Ginger & Lemon Balm', 'display', box).lines).toEqual(['Ginger', '& Lemon Balm']);
  });
});

describe('a picture', () => {
  const { ga, hartwell } = BRANDS;

  it('is drawn the same every time and needs no font of the machine', () => {
    const { svg } = drawPackshot(scene(ga, 'bottle', 'Magnesium'));
    expect(drawPackshot(scene(ga, 'bottle', 'Magnesium')).svg).toBe(svg);
    expect(svg).not.toMatch(/<text|font-family/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('is shared by products that look alike, and kept apart by its content', () => {
    const book = pictureBook();
    const first = book.add(scene(ga, 'bottle', 'Magnesium'));
    expect(book.add(scene(ga, 'bottle', 'Magnesium'))).toBe(first);
    expect(book.add(scene(hartwell, 'bottle', 'Magnesium')).key).not.toBe(first.key);
    expect(first.key).toMatch(/^packshots\/[0-9a-f]{20}$/);
  });

  it('stands on the tint of its goal, and goal inks can be read on their tints', () => {
    for (const goal of GOALS) {
      expect(drawPackshot(scene(ga, 'box', 'Tea', goal)).svg).toContain(
        `fill="${GOAL_COLOURS[goal].tint}"`,
      );
      expect(contrast(GOAL_COLOURS[goal].ink, GOAL_COLOURS[goal].tint)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('is one of few, however large the catalogue grows', () => {
    const book = pictureBook();
    for (const entry of generateCatalogue({ products: 8000, pictures: book }))
      expect(entry.product.images.length).toBe(1);
    expect(book.size).toBeLessThan(1200);
  });
});
