import { EditStory } from '../edit-story.ts';
import type { ShopStage } from '../shop-stage.ts';
import type { Branches } from './branch.ts';

/** Orders that somebody changes; cancelled in the end, so that their runs close. */
export const EDITS: Branches = {
  async 'edit-cheaper'(shop) {
    const story = await EditStory.begin(shop);
    await story.want(1);
    await story.tell();
    await story.reaches('applied');
    return isCancelled(shop, story);
  },

  async 'edit-dearer'(shop) {
    const story = await EditStory.begin(shop);
    await story.want(5);
    await story.tell();
    await story.reaches('applied');
    return isCancelled(shop, story);
  },

  async 'edit-declined-then-paid'(shop) {
    const story = await EditStory.begin(shop, ASKED_IN_PERSON);
    await story.want(5);
    await story.tell();
    await story.reaches('awaiting_payment');
    await story.payWith('pm_card_visa');
    await story.reaches('applied');
    return isCancelled(shop, story);
  },

  async 'edit-declined-then-taken-back'(shop) {
    const story = await EditStory.begin(shop, ASKED_IN_PERSON);
    await story.want(5);
    await story.tell();
    await story.reaches('awaiting_payment');
    await story.takeBack();
    return isCancelled(shop, story);
  },

  async 'edit-refused-being-packed'(shop) {
    const story = await EditStory.begin(shop);
    await story.want(1);
    await shop.instruct(story.order, ['pack']);
    await shop.reaches(story.order, 'packing');
    await story.tell();
    await story.reaches('failed');
    await shop.instruct(story.order, ['cancel']);
    return story;
  },
};

/** A bank that agrees to the shopper and to nobody else. */
const ASKED_IN_PERSON = { paymentMethodRef: 'pm_card_authenticationRequired' };

async function isCancelled(shop: ShopStage, story: EditStory): Promise<EditStory> {
  await shop.cancel(story.order);
  await shop.reaches(story.order, 'cancelled');
  return story;
}
