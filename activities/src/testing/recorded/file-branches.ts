import { FileDesk } from '../file-desk.ts';
import type { ShopStage } from '../shop-stage.ts';
import type { Branches } from './branch.ts';

/** Files of prices. */
export const FILES: Branches = {
  'file-tried': (shop) =>
    withFiles(shop, async (files) => {
      const id = await files.send(['MAG-60,20.00', 'NOPE,1.00']);
      await files.reaches(id, 'checked');
      return id;
    }),

  'file-taken-over-bit-by-bit': (shop) =>
    withFiles(shop, async (files) => {
      const id = await files.send(['MAG-60,21.00', 'NOPE,1.00']);
      await files.reaches(id, 'checked');
      await files.apply(id, 'skip_bad_rows');
      await files.reaches(id, 'done');
      return id;
    }),

  'file-taken-over-whole': (shop) =>
    withFiles(shop, async (files) => {
      const id = await files.send(['MAG-60,22.00'], 'all_or_nothing');
      await files.reaches(id, 'done');
      return id;
    }),

  'file-refused': (shop) =>
    withFiles(shop, async (files) => {
      const id = await files.send(['"never closed']);
      await files.reaches(id, 'failed');
      return id;
    }),
};

async function withFiles(
  shop: ShopStage,
  play: (files: FileDesk) => Promise<string>,
): Promise<{ readonly id: string }> {
  const files = new FileDesk(shop);
  const id = await play(files);
  await files.close();
  return { id };
}
