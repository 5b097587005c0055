import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { judgePicture } from '@green-apple/domain-catalog';
import { inTransaction, ProductMediaRepository } from '@green-apple/persistence';
import { TINY_IDS } from '@green-apple/testing';
import sharp from 'sharp';
import type { Scenes, TwiceStage } from './twice-stage.ts';

export type PictureSteps = 'makeRenditions' | 'putPictureDown' | 'sweepPictures';

/** Pictures that were sent. */
export const PICTURES: Scenes<PictureSteps> = {
  makeRenditions: (stage) => sent(stage, '#7db928'),
  putPictureDown: (stage) => sent(stage, '#f3c969'),
  async sweepPictures(stage) {
    const { pictureId } = await sent(stage, '#1f5a36');
    await stage.database.query('delete from catalog.product_media where picture_id = $1', [
      pictureId,
    ]);
    await stage.database.query(
      `update catalog.picture set unused_since = now() - interval '2 days' where id = $1`,
      [pictureId],
    );
  },
};

async function sent(stage: TwiceStage, background: string): Promise<{ pictureId: string }> {
  const id = randomUUID();
  const content = await sharp({ create: { width: 400, height: 400, channels: 3, background } })
    .png()
    .toBuffer();
  const head = judgePicture(content);
  if (typeof head === 'string') throw new Error(head);
  const originalKey = `pictures-spec/${id}.png`;
  await stage.files.put(originalKey, head.type, Readable.from([content]));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const picture = {
    ...head,
    id,
    key: `pictures/${id}`,
    originalKey,
    sha256,
    bytes: content.length,
  };
  await inTransaction(stage.office, (transaction) =>
    new ProductMediaRepository(stage.office).add(
      {
        productId: TINY_IDS.products.magnesium,
        sent: picture,
        alt: 'A jar',
        by: { id: 'employee-1', name: 'Grace Gardner' },
        correlationId: 'spec',
      },
      transaction,
    ),
  );
  return { pictureId: id };
}
