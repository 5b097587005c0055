import type { PictureActivities } from '@green-apple/workflow-contracts';
import { FakeShop } from './fake-shop.ts';

/** A picture that a worker cannot finish so many times. */
export class FakePicture extends FakeShop {
  readonly did: string[] = [];
  triesLost = 0;

  override activities(holdExpiresAt: string) {
    const picture: PictureActivities = {
      makeRenditions: async () => {
        this.did.push('make');
        if (this.triesLost-- > 0) throw new Error('the store is away');
      },
      putPictureDown: async () => {
        this.did.push('put down');
      },
      sweepPictures: async () => ({ removed: 3 }),
    };
    return { ...super.activities(holdExpiresAt), ...picture };
  }
}
