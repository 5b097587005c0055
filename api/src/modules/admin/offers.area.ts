import { MARKETS } from '@green-apple/domain-pricing';
import {
  AuditTrail,
  CodeBatchRepository,
  OfferDeskRepository,
  PriceBookRepository,
  SegmentDeskRepository,
  SegmentReader,
  SettingRepository,
  StoredValueRepository,
  TrialBagReader,
} from '@green-apple/persistence';
import type { Provider } from '@nestjs/common';
import type { AdminAreaOf, AdminDependencies } from './admin-area.ts';
import { AdminCampaignController } from './promotion/campaign.controller.ts';
import { AdminGiftCardController } from './promotion/gift-card.controller.ts';
import { IssueGiftCard } from './promotion/issue-gift-card.use-case.ts';
import { KeepCodes } from './promotion/keep-codes.use-case.ts';
import { KeepOffers } from './promotion/keep-offers.use-case.ts';
import { KeepPrices } from './promotion/keep-prices.use-case.ts';
import { LookUpStoredValue } from './promotion/look-up-stored-value.use-case.ts';
import { AdminPriceListController } from './promotion/price-list.controller.ts';
import { AdminPromotionController } from './promotion/promotion.controller.ts';
import { SwitchOffer } from './promotion/switch-offer.use-case.ts';
import { TryPromotion } from './promotion/try-promotion.use-case.ts';
import { KeepSegments } from './segment/keep-segments.use-case.ts';
import { AdminSegmentController } from './segment/segment.controller.ts';
import { KeepSettings } from './setting/keep-settings.use-case.ts';
import { AdminSettingController } from './setting/setting.controller.ts';

/** Prices, offers and for whom they are, and what a shopkeeper sets. */
export const offersArea: AdminAreaOf = (dependencies, trail) => {
  const { writer, settings, customerKeySecret } = dependencies;
  const desk = new OfferDeskRepository(writer);
  const prices = new PriceBookRepository(writer);
  return {
    controllers: [
      AdminPromotionController,
      AdminCampaignController,
      AdminPriceListController,
      AdminGiftCardController,
      AdminSegmentController,
      AdminSettingController,
    ],
    providers: [
      {
        provide: KeepSettings,
        useValue: new KeepSettings({
          writer,
          trail,
          settings: new SettingRepository(writer),
          live: settings,
          markets: MARKETS,
        }),
      },
      ...segmentsOf(dependencies, trail),
      { provide: OfferDeskRepository, useValue: desk },
      { provide: PriceBookRepository, useValue: prices },
      { provide: KeepPrices, useValue: new KeepPrices({ writer, desk, prices, trail }) },
      { provide: SwitchOffer, useValue: new SwitchOffer(writer, desk, trail, prices) },
      {
        provide: KeepOffers,
        useValue: new KeepOffers(writer, desk, trail, prices, new SegmentDeskRepository(writer)),
      },
      {
        provide: KeepCodes,
        useValue: new KeepCodes({
          writer,
          desk,
          trail,
          batches: new CodeBatchRepository(writer),
        }),
      },
      {
        provide: TryPromotion,
        useValue: new TryPromotion(new TrialBagReader(writer), (code) => settings.market(code)),
      },
      {
        provide: IssueGiftCard,
        useValue: new IssueGiftCard({
          writer,
          desk,
          trail,
          values: new StoredValueRepository(writer),
          customerKeySecret,
        }),
      },
      { provide: LookUpStoredValue, useValue: new LookUpStoredValue(desk, customerKeySecret) },
    ],
  };
};

function segmentsOf(
  { writer, reader, customerKeySecret }: AdminDependencies,
  trail: AuditTrail,
): Provider[] {
  const desk = new SegmentDeskRepository(writer);
  return [
    { provide: SegmentDeskRepository, useValue: desk },
    { provide: SegmentReader, useValue: new SegmentReader(reader) },
    {
      provide: KeepSegments,
      useValue: new KeepSegments({ writer, desk, trail, customerKeySecret }),
    },
  ];
}
