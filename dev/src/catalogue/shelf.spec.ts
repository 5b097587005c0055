import { RELATIONS } from './assortment/relations.ts';
import { dayFrom } from './calendar.ts';
import { DEFAULT_AS_OF, generateCatalogue } from './generate.ts';
import { barcodeOf } from './variants.ts';

const usual = [...generateCatalogue({ products: 480 })];
const prices = usual.flatMap(({ variants }) => variants.map(({ price }) => price));
const onHandOf = (entries: typeof usual): number[] => {
  const sums = new Map<string, number>();
  // What is awaited has run out on purpose.
  const awaited = new Set(
    entries.flatMap(({ backorders }) => backorders.map(({ variantId }) => variantId)),
  );
  for (const { stock } of entries)
    for (const { variantId, onHand } of stock.filter((level) => !awaited.has(level.variantId)))
      sums.set(variantId, (sums.get(variantId) ?? 0) + onHand);
  return [...sums.values()];
};

describe('prices', () => {
  it('are whole cents between three and two hundred and fifty dollars', () => {
    for (const { listMinor } of prices) {
      expect(Number.isSafeInteger(listMinor)).toBeTrue();
      expect(listMinor).toBeGreaterThanOrEqual(299);
      expect(listMinor).toBeLessThanOrEqual(25_000);
    }
  });

  it('are lower on sale, and a sale ends after it starts', () => {
    const sales = prices.filter(({ saleMinor }) => saleMinor !== null);
    expect(sales.length / prices.length).toBeGreaterThan(0.05);
    expect(sales.length / prices.length).toBeLessThan(0.25);
    for (const { listMinor, saleMinor, saleStartsAt, saleEndsAt } of sales) {
      expect(saleMinor).toBeLessThan(listMinor);
      if (saleStartsAt && saleEndsAt) expect(saleStartsAt < saleEndsAt).toBeTrue();
    }
  });

  it('make the larger pack cheaper per unit', () => {
    for (const { product, variants } of usual)
      for (const { variant, price } of variants) {
        const first = variants[0];
        if (!first || variant.count === first.variant.count) continue;
        expect(price.listMinor / variant.count)
          .withContext(product.title)
          .toBeLessThan(first.price.listMinor / first.variant.count);
      }
  });
});

describe('the EU', () => {
  const sold = usual.filter(({ variants }) => variants.every(({ euPrice }) => euPrice !== null));

  it('has its own prices in euro, and sells nearly everything', () => {
    expect(sold.length).toBeLessThan(usual.length);
    expect(sold.length / usual.length).toBeGreaterThan(0.95);
    for (const { variants } of sold)
      for (const { price, euPrice } of variants) {
        expect(euPrice?.currency).toBe('EUR');
        expect((euPrice?.listMinor ?? 0) % 100).toBe(90);
        expect(euPrice?.saleMinor === null).toBe(price.saleMinor === null);
        if (euPrice?.saleMinor != null) expect(euPrice.saleMinor).toBeLessThan(euPrice.listMinor);
      }
  });
});

describe('variants', () => {
  it('last as many days as their servings', () => {
    for (const { product, variants } of usual)
      for (const { variant } of variants) {
        const servings = Math.floor(variant.count / product.facts.unitsPerServing + 1e-9);
        expect(variant.daysOfSupply).withContext(product.title).toBeLessThanOrEqual(servings);
        expect(variant.daysOfSupply > 0)
          .withContext(product.title)
          .toBe(product.form !== 'cream' && product.form !== 'bar');
      }
  });

  it('carry a barcode whose check digit holds', () => {
    // 0 36000 29145 2 is the textbook example of a UPC-A; ours begin with an 8.
    for (const code of [
      barcodeOf(0),
      barcodeOf(123456),
      ...usual.flatMap(({ variants }) => variants.map(({ variant }) => variant.barcode)),
    ]) {
      const sum = [...code].reduce(
        (all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 3 : 1),
        0,
      );
      expect(sum % 10).toBe(0);
      expect(code).toMatch(/^8\d{11}$/);
    }
  });
});

describe('stock', () => {
  it('is covered by lots to the last piece', () => {
    for (const { stock, lots } of usual)
      for (const { variantId, locationId, onHand } of stock) {
        const here = lots.filter(
          (lot) => lot.variantId === variantId && lot.locationId === locationId,
        );
        expect(here.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(onHand);
        expect(new Set(here.map(({ code }) => code)).size).toBe(here.length);
      }
  });

  it('expires after today and was tested before', () => {
    const soonest = dayFrom(DEFAULT_AS_OF, 19);
    for (const { lots } of usual)
      for (const { expiresOn, testedOn } of lots) {
        expect(expiresOn > soonest).toBeTrue();
        expect(testedOn < DEFAULT_AS_OF).toBeTrue();
      }
  });

  it('has run out of a few things and nearly of a few more', () => {
    const sums = onHandOf(usual);
    const share = (fits: (sum: number) => boolean): number =>
      sums.filter(fits).length / sums.length;
    expect(share((sum) => sum === 0)).toBeGreaterThan(0.01);
    expect(share((sum) => sum === 0)).toBeLessThan(0.05);
    expect(share((sum) => sum > 0 && sum <= 5)).toBeGreaterThan(0.01);
    expect(share((sum) => sum > 100)).toBeGreaterThan(0.8);
  });
});

describe('what is sold in a special way', () => {
  const parts = usual.flatMap(({ bundleParts }) => bundleParts);
  const awaited = usual.flatMap(({ backorders }) => backorders);

  it('is there to be seen in a small catalogue already', () => {
    const small = [...generateCatalogue({ products: 96 })];
    const some = (pick: (entry: (typeof small)[number]) => boolean) => small.some(pick);
    expect(some(({ bundleParts }) => bundleParts.length > 0)).toBeTrue();
    expect(some(({ limit }) => limit?.maxPerOrder != null)).toBeTrue();
    expect(some(({ limit }) => limit?.minimumAge != null)).toBeTrue();
    for (const kind of ['preorder', 'backorder'])
      expect(some(({ backorders }) => backorders.some((one) => one.kind === kind)))
        .withContext(kind)
        .toBeTrue();
  });

  it('has no stock of its own as a bundle, and none yet when it is awaited', () => {
    const none = new Set([
      ...parts.map(({ bundleVariantId }) => bundleVariantId),
      ...awaited.map(({ variantId }) => variantId),
    ]);
    for (const { stock, lots } of usual)
      for (const { variantId, onHand } of [
        ...stock,
        ...lots.map(({ variantId: id, quantity }) => ({ variantId: id, onHand: quantity })),
      ])
        if (none.has(variantId)) expect(onHand).toBe(0);
  });

  it('is a pack of single items of the same product', () => {
    for (const { variants, bundleParts } of usual)
      for (const part of bundleParts) {
        const ids = variants.map(({ variant }) => variant.id);
        expect(ids).toContain(part.bundleVariantId);
        expect(ids).toContain(part.componentVariantId);
        expect(parts.some((one) => one.bundleVariantId === part.componentVariantId)).toBeFalse();
      }
  });

  it('comes one, two or three at once, the more the cheaper', () => {
    const packed = usual.filter(({ bundleParts }) => bundleParts.length > 0);
    expect(packed.length).toBeGreaterThan(0);
    for (const { product, variants, bundleParts } of packed) {
      const perUnit = [
        variants[0]?.price.listMinor ?? 0,
        ...bundleParts
          .toSorted((a, b) => a.quantity - b.quantity)
          .map(({ bundleVariantId, quantity }) => {
            const pack = variants.find(({ variant }) => variant.id === bundleVariantId);
            return (pack?.price.listMinor ?? 0) / quantity;
          }),
      ];
      expect(perUnit.length).toBe(3);
      expect(perUnit)
        .withContext(product.title)
        .toEqual(perUnit.toSorted((a, b) => b - a));
    }
  });

  it('names beside it what is in the small catalogue too', () => {
    for (const { of, named } of RELATIONS) {
      expect(of).not.toBe(named);
      for (const place of [of, named]) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(96);
      }
    }
  });

  it('comes after today, and has a limit that one order can reach', () => {
    for (const { expectedOn, unitLimit } of awaited) {
      expect(expectedOn > DEFAULT_AS_OF).toBeTrue();
      expect(unitLimit).toBeGreaterThan(0);
    }
    for (const { limit } of usual)
      if (limit?.maxPerOrder) expect(limit.maxPerOrder).toBeGreaterThan(1);
  });
});
