import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { AdminMediaList } from '@green-apple/contracts-http';
import { ApiHttp, ApiProblem } from '@green-apple/ng-api-client';
import { aMedia, aMediaList } from '../../../../testing/a-media.ts';
import { ProductPictures, type PicturesSeen } from './product-pictures.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly version?: string | undefined;
}

const conflict = () =>
  new ApiProblem({
    type: 'about:blank',
    title: '',
    status: 412,
    code: 'VERSION_CONFLICT',
    detail: '',
  });

describe('the pictures of a product', () => {
  let stored: AdminMediaList;
  let asked: Asked[];
  let refuse: Error | null;

  beforeEach(() => {
    stored = aMediaList([aMedia('a'), aMedia('b'), aMedia('c', { alt: '' })], 7);
    asked = [];
    refuse = null;
  });
  afterEach(async () => {
    TestBed.inject(MatDialog).closeAll();
    await until(() => document.querySelector('mat-dialog-container') === null);
  });

  async function open(locked = false) {
    const answer = (
      method: string,
      path: string,
      request: { body?: unknown; headers?: Record<string, string> } = {},
    ): Promise<AdminMediaList> => {
      asked.push({ method, path, body: request.body, version: request.headers?.['if-match'] });
      if (method !== 'GET' && refuse !== null) return Promise.reject(refuse);
      return Promise.resolve(stored);
    };
    const verbs = ['get', 'post', 'put', 'patch', 'delete', 'upload'].map((verb) => [
      verb,
      (path: string, request?: object) => answer(verb.toUpperCase(), path, request),
    ]);
    TestBed.configureTestingModule({
      providers: [{ provide: ApiHttp, useValue: Object.fromEntries(verbs) as object }],
    });
    const fixture = TestBed.createComponent(ProductPictures);
    fixture.componentRef.setInput('productId', 'p1');
    fixture.componentRef.setInput('locked', locked);
    const seen: PicturesSeen[] = [];
    fixture.componentInstance.seen.subscribe((one) => seen.push(one));
    const host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
    await fixture.whenStable();
    const settled = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await fixture.whenStable();
    };
    const press = async (name: string, within: ParentNode = host) => {
      const buttons = [...within.querySelectorAll<HTMLButtonElement>('button')];
      const said = (one: HTMLButtonElement) => one.getAttribute('aria-label') ?? one.textContent;
      const button = buttons.find((one) => said(one).replace(/\s+/g, ' ').trim() === name);
      if (!button) throw new Error(`no button ${name}: ${buttons.map(said).join(' | ')}`);
      button.click();
      await settled();
    };
    const words = () =>
      [...host.querySelectorAll('.alt')].map((one) => one.textContent.trim().at(-1));
    const dialog = () => {
      const box = document.querySelector('mat-dialog-container');
      if (!box) throw new Error('no dialog');
      return box;
    };
    return { host, press, words, dialog, seen, settled, fixture };
  }
  /** Dialogs take their time to come and go. */
  const until = async (what: () => boolean): Promise<void> => {
    const deadline = Date.now() + 4_000;
    while (!what() && Date.now() < deadline) await new Promise((go) => setTimeout(go, 20));
  };
  const deeds = () => asked.filter(({ method }) => method !== 'GET');

  it('stand in order, say where they are, and what does not show yet', async () => {
    const { host, seen } = await open();
    const [a, , c] = host.querySelectorAll('li');
    expect(a?.textContent).toContain('Stands in lists');
    expect(c?.textContent).toMatch(/Nobody has said yet what it shows[\s\S]*Needs words/);
    expect(seen).toEqual([{ before: null, after: stored }]);
  });

  it('are put in order by buttons that keep the focus', async () => {
    const { press, words } = await open();
    stored = aMediaList([aMedia('b'), aMedia('a'), aMedia('c', { alt: '' })], 8);
    await press('Move “A jar b” up');
    expect(words()[0]).toBe('b');
    expect(deeds()).toEqual([
      {
        method: 'PUT',
        path: '/admin/products/p1/media-order',
        body: { ids: ['b', 'a', 'c'] },
        version: '"7"',
      },
    ]);
    const focused = document.activeElement;
    expect([focused?.className.includes('up'), focused?.closest('li')?.dataset['media']]).toEqual([
      true,
      'b',
    ]);
  });

  it('stand as they do by now when a colleague was faster', async () => {
    const { host, press, words } = await open();
    refuse = conflict();
    stored = aMediaList([aMedia('c', { alt: 'Now c' }), aMedia('a')], 9);
    await press('Move “A jar b” up');
    expect(words()).toEqual(['c', 'a']);
    expect(host.querySelector('.trouble')?.textContent).toContain('A colleague was faster');
  });

  it('keep what was written about one when a colleague was faster', async () => {
    const { host, press, dialog, settled } = await open();
    await press('Say what it shows: picture 3');
    const write = async (text: string) => {
      const area = dialog().querySelector('textarea');
      if (area) area.value = text;
      area?.dispatchEvent(new Event('input'));
      await settled();
    };
    await write('The lid');
    refuse = conflict();
    stored = aMediaList([aMedia('c', { alt: '' })], 9);
    await press('Save', dialog());
    await until(() => document.querySelector('mat-dialog-container [role=alert]') !== null);
    expect(dialog().querySelector('[role=alert]')?.textContent).toContain('A colleague was faster');
    expect(dialog().querySelector('textarea')?.value).toBe('The lid');
    expect(host.querySelector('.trouble')).toBeNull();
    refuse = null;
    stored = aMediaList([aMedia('c', { alt: 'The lid' })], 10);
    await press('Save', dialog());
    await until(() => deeds().length === 2);
    expect(deeds().map(({ body, version }) => [body, version])).toEqual([
      [{ alt: 'The lid' }, '"7"'],
      [{ alt: 'The lid' }, '"9"'],
    ]);
  });

  it('are removed once somebody is sure', async () => {
    const { press, dialog } = await open();
    await press('Remove “A jar a”');
    await press('Keep it', dialog());
    await until(() => document.querySelector('mat-dialog-container') === null);
    expect(deeds()).toEqual([]);
    await press('Remove “A jar a”');
    await press('Remove it', dialog());
    await until(() => deeds().length > 0);
    expect(deeds().map(({ method, path }) => [method, path])).toEqual([
      ['DELETE', '/admin/products/p1/media/a'],
    ]);
  });

  it('are tried again where making them failed', async () => {
    stored = aMediaList([
      aMedia('a', { state: 'failed', fault: 'UNFINISHED', image: null, alt: 'A lid' }),
    ]);
    const { press } = await open();
    await press('Try again: “A lid”');
    expect(deeds().map(({ path }) => path)).toEqual(['/admin/products/p1/media/a/retry']);
  });

  it('are sent by dropping files, and what is refused says why', async () => {
    const { host, settled, press } = await open();
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'lid.jpg', { type: 'image/jpeg' }));
    const over = new DragEvent('dragover', { dataTransfer: files, cancelable: true });
    host.dispatchEvent(over);
    expect(over.defaultPrevented).toBeTrue();
    refuse = new ApiProblem({
      type: 'about:blank',
      title: '',
      status: 422,
      code: 'PICTURE_REFUSED',
      detail: 'A picture needs at least 400 pixels on each side.',
    });
    host.dispatchEvent(new DragEvent('drop', { dataTransfer: files, cancelable: true }));
    await settled();
    expect(host.querySelector('.refused')?.textContent).toMatch(/lid\.jpg[\s\S]*400 pixels/);
    await press('Put away: lid.jpg');
    expect(host.querySelector('.refused')).toBeNull();
  });

  it('are looked at again while one is being made', async () => {
    stored = aMediaList([aMedia('a', { state: 'processing', image: null })], 7);
    const { fixture, host, seen } = await open();
    const before = stored;
    stored = aMediaList([aMedia('a')], 7);
    await until(() => seen.length > 1);
    await fixture.whenStable();
    expect(seen.at(-1)).toEqual({ before, after: stored });
    expect(host.textContent).toContain('Ready');
    expect(asked.length).toBe(2);
  });

  it('are only looked at by who may not edit', async () => {
    const { host, fixture } = await open(true);
    expect(host.querySelector('button')).toBeNull();
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'lid.jpg', { type: 'image/jpeg' }));
    host.dispatchEvent(new DragEvent('drop', { dataTransfer: files }));
    await fixture.whenStable();
    expect(deeds()).toEqual([]);
  });
});
