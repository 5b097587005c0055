import { TestBed } from '@angular/core/testing';
import type { AdminProduct, EditProduct } from '@green-apple/contracts-http';
import { ApiProblem } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { aMedia, aMediaList } from '../../../../testing/a-media.ts';
import { ProductEditStore } from './product-edit-store.ts';

const PRODUCT: AdminProduct = {
  id: 'p1',
  slug: 'magnesium',
  title: 'Magnesium',
  subtitle: '',
  brand: { id: 'b1', name: 'Orchard Lane' },
  category: { id: 'c1', name: 'Minerals' },
  goal: 'sleep',
  form: 'capsule',
  status: 'published',
  summary: 'Calm evenings.',
  description: [],
  benefits: [],
  directions: 'Two in the evening.',
  warnings: [],
  facts: { servingSize: '2 capsules', unitsPerServing: 2, rows: [], otherIngredients: [] },
  allergens: [],
  diets: [],
  images: [],
  seo: { title: '', description: '', canonicalPath: null, noindex: false },
  publishedUntil: null,
  formerSlugs: [],
  attributes: {},
  variants: [],
  publishedAt: null,
  updatedAt: '2026-11-20T15:00:00Z',
  version: 3,
};

/** An admin API with one product and the real one's rule about versions. */
class FakeClient {
  stored = PRODUCT;
  readonly edits: { version: number; change: EditProduct }[] = [];

  read(): Promise<AdminProduct> {
    return Promise.resolve(this.stored);
  }

  edit(_id: string, version: number, change: EditProduct): Promise<AdminProduct> {
    this.edits.push({ version, change });
    if (version !== this.stored.version) return Promise.reject(conflict());
    this.stored = { ...this.stored, ...(change as object), version: version + 1 };
    return Promise.resolve(this.stored);
  }
}

const conflict = (): ApiProblem =>
  new ApiProblem({
    type: 'about:blank',
    title: 'Somebody was faster',
    status: 412,
    code: 'VERSION_CONFLICT',
    detail: 'This was changed since you opened it.',
  });

describe('the store of a product being edited', () => {
  let client: FakeClient;
  let store: ProductEditStore;

  beforeEach(async () => {
    sessionStorage.clear();
    client = new FakeClient();
    await openFor('grace');
  });
  afterAll(() => sessionStorage.clear());

  /** A page of its own for one employee, as after a reload. */
  async function openFor(employee: string): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        ProductEditStore,
        { provide: ProductClient, useValue: client },
        {
          provide: CurrentEmployee,
          useValue: { me: { hasValue: () => true, value: () => ({ id: employee }) } },
        },
        { provide: APP_SETTINGS, useValue: { timeZone: 'America/New_York' } },
      ],
    });
    store = TestBed.inject(ProductEditStore);
    store.open('p1');
    TestBed.tick();
    await settled();
  }

  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  const type = (change: object): void => store.draft.update((draft) => ({ ...draft, ...change }));

  it('has nothing to save at first', () => {
    expect([store.saved()?.title, store.edit()]).toEqual(['Magnesium', null]);
  });

  it('sends the change with the version it was made on, and goes on from the answer', async () => {
    type({ title: 'Magnesium Calm' });
    const result = await store.save();
    expect(client.edits).toEqual([{ version: 3, change: { title: 'Magnesium Calm' } }]);
    expect([result.code, store.saved()?.version, store.edit()]).toEqual(['SAVED', 4, null]);
  });

  it('sends once, however often somebody presses', async () => {
    type({ title: 'Magnesium Calm' });
    await Promise.all([store.save(), store.save()]);
    expect(client.edits.length).toBe(1);
  });

  it('goes back to what is saved', () => {
    type({ title: 'Oops' });
    store.discard();
    expect(store.draft().title).toBe('Magnesium');
  });

  it('takes somebody else’s change in, and then saves on top of it', async () => {
    client.stored = { ...PRODUCT, summary: 'Quiet nights.', version: 4 };
    type({ title: 'Magnesium Calm' });
    const result = await store.save();
    expect(result).toEqual({
      code: 'CONFLICT',
      fields: [jasmine.objectContaining({ path: 'summary', theirs: 'Quiet nights.', mine: null })],
    });
    store.rebase({});
    expect([store.draft().title, store.draft().summary]).toEqual([
      'Magnesium Calm',
      'Quiet nights.',
    ]);
    expect((await store.save()).code).toBe('SAVED');
    expect(client.stored.version).toBe(5);
  });

  it('keeps what was typed when a part is saved apart from it, and saves on top of that', async () => {
    type({ title: 'Magnesium Calm' });
    store.raised(4);
    store.take({ ...PRODUCT, summary: 'Quiet nights.', version: 5 });
    expect([store.draft().title, store.draft().summary]).toEqual([
      'Magnesium Calm',
      'Quiet nights.',
    ]);
    client.stored = { ...PRODUCT, version: 5 };
    await store.save();
    expect(client.edits).toEqual([{ version: 5, change: { title: 'Magnesium Calm' } }]);
  });

  it('takes pictures in without a conflict, and keeps what was typed', async () => {
    const waiting = aMedia('a', { state: 'processing', image: null });
    const empty = aMediaList([], 1, { version: 3 });
    const sent = aMediaList([waiting], 2, { version: 4 });
    type({ title: 'Magnesium Calm' });
    store.pictured(null, empty);
    store.pictured(empty, sent);
    expect([store.saved()?.version, store.saved()?.images]).toEqual([4, []]);
    store.pictured(sent, aMediaList([aMedia('a')], 2, { version: 5 }));
    expect([store.saved()?.version, store.saved()?.images.map(({ key }) => key)]).toEqual([
      5,
      ['pictures/a'],
    ]);
    client.stored = { ...PRODUCT, version: 5 };
    expect((await store.save()).code).toBe('SAVED');
    expect(client.edits).toEqual([{ version: 5, change: { title: 'Magnesium Calm' } }]);
  });

  it('does not take a colleague’s change for that of a picture', async () => {
    const before = aMediaList([aMedia('a')], 1, { version: 3 });
    const after = aMediaList([], 2, { version: 5 });
    client.stored = { ...PRODUCT, summary: 'Quiet nights.', version: 5 };
    store.pictured(before, after);
    store.pictured(after, aMediaList([aMedia('a')], 3, { version: 6 }));
    expect(store.saved()?.version).toBe(3);
    type({ title: 'Magnesium Calm' });
    expect((await store.save()).code).toBe('CONFLICT');
  });

  it('keeps what was typed when saving fails', async () => {
    spyOn(client, 'edit').and.rejectWith(new Error('offline'));
    type({ title: 'Magnesium Calm' });
    expect((await store.save()).code).toBe('REFUSED');
    expect([store.draft().title, store.saving()]).toEqual(['Magnesium Calm', false]);
  });

  it('finds unsaved changes again after the session has ended, on top of what others did', async () => {
    type({ title: 'Magnesium Calm' });
    await settled();
    client.stored = { ...PRODUCT, summary: 'Quiet nights.', version: 4 };
    await openFor('grace');
    expect([store.restored(), store.draft().title, store.draft().summary]).toEqual([
      true,
      'Magnesium Calm',
      'Quiet nights.',
    ]);
    expect(store.edit()).toEqual({ title: 'Magnesium Calm' });
  });

  it('shows nobody the unsaved changes of another employee', async () => {
    type({ title: 'Magnesium Calm' });
    await settled();
    await openFor('ada');
    expect([store.restored(), store.draft().title]).toEqual([false, 'Magnesium']);
  });

  it('forgets changes once they are saved or discarded', async () => {
    type({ title: 'Magnesium Calm' });
    await settled();
    store.discard();
    await openFor('grace');
    type({ title: 'Magnesium Plus' });
    await store.save();
    await settled();
    await openFor('grace');
    expect([store.restored(), store.edit(), sessionStorage.length]).toEqual([false, null, 0]);
  });
});
