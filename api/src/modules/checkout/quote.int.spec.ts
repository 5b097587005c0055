import { anAddress } from '@green-apple/testing';
import { FakePartners, ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

describe('a quote', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  });
  afterEach(() => Object.assign(stage.partners, new FakePartners()));
  afterAll(() => stage.close());

  const bagOf = async (variantId: string, quantity = 1) => {
    const shopper = stage.shopper();
    await shopper.add(variantId, quantity);
    return shopper;
  };

  it('names everything that is paid, and it adds up', async () => {
    const shopper = await bagOf(ITEMS.magnesium60);
    const { status, body } = await shopper.quote();
    expect(status).toBe(200);
    // 18.00 + delivery 5.10 + tax 10 % of both
    expect(body.receipt.map(({ kind, amount }) => [kind, amount.minor])).toEqual([
      ['items', 1800],
      ['shipping', 510],
      ['tax', 231],
    ]);
    expect(body.totals.total.minor).toBe(2541);
    expect(body.taxEstimated).toBeFalse();
    const quarter = Date.parse(body.expiresAt) - Date.now();
    expect(quarter).toBeGreaterThan(14 * 60_000);
    expect(quarter).toBeLessThan(16 * 60_000);
  });

  it('offers carriers and the stores that have everything, with days', async () => {
    const shopper = await bagOf(ITEMS.magnesium60, 2);
    const { body } = await shopper.quote();
    expect(body.deliveryOptions.map(({ id, price }) => [id, price.minor])).toEqual([
      ['standard', 510],
      ['express', 1420],
      ['collect:PDX-ELM', 0],
    ]);
    expect(body.delivery.id).toBe('standard');
    expect(body.delivery.earliest <= body.delivery.latest).toBeTrue();
    expect(body.delivery.earliest).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('shows free delivery from $45, but not for express', async () => {
    const shopper = await bagOf(ITEMS.magnesium60, 3);
    const { body } = await shopper.quote();
    expect(body.deliveryOptions.slice(0, 2).map(({ price }) => price.minor)).toEqual([0, 1420]);
    expect(body.totals.shipping.minor).toBe(0);
    const express = await shopper.quote({ deliveryOptionId: 'express' });
    expect(express.body.totals.shipping.minor).toBe(1420);
  });

  it('for collection costs no delivery and is taxed at the store', async () => {
    const asked: string[] = [];
    const { tax } = stage.partners;
    stage.partners.tax = (input) => {
      asked.push(input.address.postalCode);
      return tax(input);
    };
    const shopper = await bagOf(ITEMS.magnesium60);
    const { body } = await shopper.quote({
      deliveryOptionId: 'collect:PDX-ELM',
      address: anAddress({ region: 'NY', postalCode: '10001', city: 'New York' }),
    });
    expect(body.totals.shipping.minor).toBe(0);
    expect(asked).toEqual(['97205']);
  });

  // medusajs/medusa#14137: rules of tax were read product by product, for twenty seconds.
  it('asks the tax service one question, however many things are in the bag', async () => {
    const asked: number[] = [];
    const { tax } = stage.partners;
    stage.partners.tax = (input) => {
      asked.push(input.lines.length);
      return tax(input);
    };
    const shopper = await bagOf(ITEMS.magnesium60);
    await shopper.add(ITEMS.gingerTea20, 1);
    expect((await shopper.quote()).status).toBe(200);
    expect(asked).toEqual([2]);
  });

  it('holds neither name nor phone before carriers and the tax service', async () => {
    let heard = '';
    const { tax } = stage.partners;
    stage.partners.tax = (input) => {
      heard += JSON.stringify(input);
      return tax(input);
    };
    const shopper = await bagOf(ITEMS.magnesium60);
    await shopper.quote({ address: anAddress({ name: 'Canary Jones', phone: '555-0199' }) });
    expect(heard).not.toContain('Canary');
    expect(heard).not.toContain('555-0199');
    expect(heard).not.toContain(shopper.email);
    expect(stage.log).not.toContain('Canary');
    expect(stage.log).not.toContain(shopper.email);
  });

  describe('when a partner is in trouble', () => {
    it('estimates tax by our own table, and says so', async () => {
      stage.partners.tax = () => Promise.resolve({ code: 'unknown', detail: 'timeout' });
      const shopper = await bagOf(ITEMS.magnesium60);
      const { body } = await shopper.quote({
        address: anAddress({ region: 'NY', postalCode: '10001', city: 'New York' }),
      });
      expect(body.taxEstimated).toBeTrue();
      // 8.53 % of 18.00 = 1.54, of 5.10 = 0.44
      expect(body.totals.tax.minor).toBe(154 + 44);
      expect(body.receipt.at(-1)?.label).toBe('Sales tax, New York (estimated)');
    });

    it('does not believe a tax answer that does not fit the bag', async () => {
      const { tax } = stage.partners;
      stage.partners.tax = async (input) => {
        const outcome = await tax(input);
        return outcome.code === 'calculated' ? { ...outcome, lines: [] } : outcome;
      };
      const shopper = await bagOf(ITEMS.magnesium60);
      expect((await shopper.quote()).body.taxEstimated).toBeTrue();
    });

    it('takes our own delivery rates', async () => {
      stage.partners.rates = () => Promise.resolve({ code: 'unknown', detail: 'connection' });
      const shopper = await bagOf(ITEMS.magnesium120, 7);
      const { body } = await shopper.quote({ deliveryOptionId: 'express' });
      // 1.47 kg: the first kilogram and one more
      expect(body.totals.shipping.minor).toBe(1295 + 150);
    });
  });

  it('goes to the fifty states and the capital, nowhere else', async () => {
    const shopper = await bagOf(ITEMS.magnesium60);
    for (const region of ['PR', 'GU', 'AE', 'XX'])
      expect(refusal(await shopper.quote({ address: anAddress({ region }) }))).toBe(
        '422 ADDRESS_NOT_SERVED',
      );
    stage.partners.rates = () => Promise.resolve({ code: 'address_not_served' });
    const nowhere = anAddress({ postalCode: '97999' });
    expect(refusal(await shopper.quote({ address: nowhere }))).toBe('422 ADDRESS_NOT_SERVED');
  });

  it('needs a bag with something in it', async () => {
    expect(refusal(await stage.shopper().quote())).toBe('409 CART_EMPTY');
    const shopper = await bagOf(ITEMS.magnesium60);
    await shopper.send('DELETE', `/api/cart/lines/${ITEMS.magnesium60}`);
    expect(refusal(await shopper.quote())).toBe('409 CART_EMPTY');
  });

  it('is refused with names when an item is gone', async () => {
    const shopper = await bagOf(ITEMS.gingerTea20, 2);
    const answer = await shopper.quote();
    expect(refusal(answer)).toBe('409 OUT_OF_STOCK');
    expect(answer.body.lines).toEqual([
      jasmine.objectContaining({
        variantId: ITEMS.gingerTea20,
        title: 'Ginger Tea, 20 bags',
        requested: 2,
        available: 1,
      }),
    ]);
  });

  it('knows only the ways of delivery that are there', async () => {
    const shopper = await bagOf(ITEMS.magnesium120);
    expect(refusal(await shopper.quote({ deliveryOptionId: 'drone' }))).toBe(
      '409 DELIVERY_UNAVAILABLE',
    );
    // The store has none of this size.
    expect(refusal(await shopper.quote({ deliveryOptionId: 'collect:PDX-ELM' }))).toBe(
      '409 DELIVERY_UNAVAILABLE',
    );
  });

  for (const [field, change] of [
    ['email', { email: 'robin' }],
    ['address.postalCode', { address: anAddress({ postalCode: '1234' }) }],
    ['address.name', { address: anAddress({ name: '' }) }],
  ] as const)
    it(`asks for a usable ${field}`, async () => {
      const shopper = await bagOf(ITEMS.magnesium60);
      const answer = await shopper.quote(change);
      expect(refusal(answer)).toBe('422 VALIDATION_FAILED');
      expect(answer.body.errors?.map(({ path }) => path)).toEqual([field]);
    });
});

describe('a partner that is out', () => {
  it('is asked only now and then, and nobody waits for it', async () => {
    const stage = await StorefrontStage.open();
    try {
      let asked = 0;
      stage.partners.tax = () => {
        asked++;
        return Promise.resolve({ code: 'unknown', detail: 'timeout' });
      };
      const shopper = stage.shopper();
      await shopper.add(ITEMS.magnesium60);
      for (let turn = 0; turn < 6; turn++) await shopper.quote();
      expect(asked).toBe(3);
      stage.partners.tax = () => new Promise(() => undefined);
      expect((await shopper.quote()).body.taxEstimated).toBeTrue();
    } finally {
      await stage.close();
    }
  });
});
