import { TestBed } from '@angular/core/testing';
import type { AdminMediaList } from '@green-apple/contracts-http';
import { ApiUnreachable } from '@green-apple/ng-api-client';
import { MediaClient } from '../../shared/data-access/media-client.ts';
import { aMediaList } from '../../../../testing/a-media.ts';
import { PictureSender } from './picture-sender.ts';

const file = (name: string, bytes = 100): File => {
  const made = new File(['x'], name, { type: 'image/jpeg' });
  Object.defineProperty(made, 'size', { value: bytes });
  return made;
};

describe('files on their way', () => {
  let sender: PictureSender;
  let asked: {
    name: string;
    gone: (share: number) => void;
    answer: (list: AdminMediaList) => void;
    fail: () => void;
  }[];
  let taken: AdminMediaList[];

  beforeEach(() => {
    asked = [];
    taken = [];
    const send = (_id: string, { name }: File, gone: (share: number) => void) =>
      new Promise<AdminMediaList>((answer, reject) =>
        asked.push({ name, gone, answer, fail: () => reject(new ApiUnreachable('?')) }),
      );
    TestBed.configureTestingModule({
      providers: [PictureSender, { provide: MediaClient, useValue: { send } }],
    });
    sender = TestBed.inject(PictureSender);
  });

  const send = (...files: File[]) => sender.send('p1', files, (list) => taken.push(list));
  const names = () => asked.map(({ name }) => name);
  const list = aMediaList([]);
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('go one after the other, those that were added meanwhile last', async () => {
    const all = send(file('a', 100), file('b', 300));
    expect([names(), sender.current()?.file.name, sender.share()]).toEqual([['a'], 'a', 0]);
    void send(file('c', 400));
    asked[0]?.answer(list);
    await settled();
    expect([names(), sender.share()]).toEqual([['a', 'b'], 0.125]);
    asked[1]?.gone(1 / 3);
    expect(sender.share()).toBe(0.25);
    asked[1]?.answer(list);
    await settled();
    asked[2]?.answer(list);
    await all;
    expect([names(), sender.busy(), taken.length]).toEqual([['a', 'b', 'c'], false, 3]);
    expect(sender.files()).toEqual([]);
  });

  it('hold nobody up when one of them is refused, which stays until it is put away', async () => {
    const all = send(file('broken'), file('large', 20_000_000), file('good'));
    asked[0]?.fail();
    await settled();
    expect(names()).toEqual(['broken', 'good']);
    asked[1]?.answer(list);
    await all;
    expect(sender.busy()).toBeFalse();
    const [broken, large] = sender.files();
    expect([broken?.refusal?.again, large?.refusal?.again]).toEqual([true, false]);
    if (broken) sender.putAway(broken);
    expect(sender.files().map((one) => one.file.name)).toEqual(['large']);
  });
});
