import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AdminRelation, AdminRelations } from '@green-apple/contracts-http';
import { ApiHttp } from '@green-apple/ng-api-client';
import { ProductRelated } from './product-related.ts';

const relation = (productId: string, changes: Partial<AdminRelation> = {}): AdminRelation => ({
  productId,
  slug: productId,
  title: productId.toUpperCase(),
  image: null,
  kind: 'goes_with',
  mutual: false,
  status: 'published',
  shown: true,
  markets: ['US', 'EU'],
  ...changes,
});

describe('the list of products beside another one', () => {
  const sent: { body: unknown; headers: unknown }[] = [];
  let stored: AdminRelations;

  async function open(locked = false) {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        {
          provide: ApiHttp,
          useValue: {
            get: () => Promise.resolve(stored),
            put: (_path: string, request: { body: AdminRelations; headers: unknown }) => {
              sent.push(request);
              stored = { ...stored, version: stored.version + 1 };
              return Promise.resolve({ ...stored, items: stored.items.toReversed() });
            },
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(ProductRelated);
    fixture.componentRef.setInput('product', { id: 'p', version: 3 });
    fixture.componentRef.setInput('locked', locked);
    const versions: number[] = [];
    fixture.componentInstance.saved.subscribe((version) => versions.push(version));
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const press = async (name: string) => {
      const buttons = [...host.querySelectorAll<HTMLButtonElement>('button')];
      const button = buttons.find(
        (one) => one.getAttribute('aria-label') === name || one.textContent.trim() === name,
      );
      if (!button) throw new Error(`no button ${name}`);
      button.click();
      await fixture.whenStable();
    };
    const titles = () =>
      [...host.querySelectorAll('.what a')].map((link) => link.textContent.trim());
    return { component: fixture.componentInstance, host, press, titles, versions };
  }

  beforeEach(() => {
    sent.length = 0;
    stored = {
      items: [relation('a'), relation('b', { status: 'draft', shown: false })],
      namedBy: [relation('c', { mutual: true })],
      version: 3,
    };
  });

  it('says what shoppers do not see, and who names this product', async () => {
    const { host, titles } = await open();
    expect(titles()).toEqual(['A', 'B']);
    expect(host.textContent).toContain('A draft: shoppers do not see it yet.');
    expect(host.textContent).toContain('Named by');
  });

  it('is put in order and saved on the version that was looked at', async () => {
    const { component, press, titles, versions } = await open();
    expect(component.changed()).toBeFalse();
    await press('Move B up');
    expect(titles()).toEqual(['B', 'A']);
    expect(component.changed()).toBeTrue();
    await press('Save the list');
    expect(sent).toEqual([
      {
        body: {
          items: [
            { productId: 'b', kind: 'goes_with', mutual: false },
            { productId: 'a', kind: 'goes_with', mutual: false },
          ],
        },
        headers: { 'if-match': '"3"' },
      },
    ]);
    expect([versions, component.changed()]).toEqual([[4], false]);
  });

  it('goes back to what is saved', async () => {
    const { press, titles } = await open();
    await press('Take A off');
    expect(titles()).toEqual(['B']);
    await press('Discard');
    expect(titles()).toEqual(['A', 'B']);
  });

  it('is only looked at by who may not edit', async () => {
    const { host } = await open(true);
    expect(host.querySelector('button')).toBeNull();
  });
});
