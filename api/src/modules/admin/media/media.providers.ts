import type { Provider } from '@nestjs/common';
import { PICTURE_MOST_BYTES } from '@green-apple/domain-catalog';
import type { ObjectStore } from '@green-apple/messaging';
import { ProductMediaRepository, type AuditTrail, type Writer } from '@green-apple/persistence';
import { ChangeProductMedia } from './change-media.use-case.ts';
import { ReceivePicture } from './receive-picture.use-case.ts';

/** Pictures of products. */
export function mediaProviders(
  writer: Writer,
  trail: AuditTrail,
  originals: ObjectStore,
): Provider[] {
  const media = new ProductMediaRepository(writer);
  return [
    { provide: ProductMediaRepository, useValue: media },
    { provide: ChangeProductMedia, useValue: new ChangeProductMedia(writer, media, trail) },
    {
      provide: ReceivePicture,
      useValue: new ReceivePicture({
        writer,
        media,
        trail,
        originals,
        mostBytes: PICTURE_MOST_BYTES,
      }),
    },
  ];
}
