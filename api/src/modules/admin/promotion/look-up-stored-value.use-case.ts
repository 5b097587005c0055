import { Injectable } from '@nestjs/common';
import type { AdminGiftCard, LookUpGiftCard } from '@green-apple/contracts-http';
import { customerKey, sha256, type OfferDeskRepository } from '@green-apple/persistence';

/** Finds a gift card by its code, or a customer's credit by their address. Neither leaves this process. */
@Injectable()
export class LookUpStoredValue {
  private readonly desk: OfferDeskRepository;
  private readonly secret: string;

  constructor(desk: OfferDeskRepository, secret: string) {
    this.desk = desk;
    this.secret = secret;
  }

  execute(by: LookUpGiftCard): Promise<AdminGiftCard[]> {
    return this.desk.storedValuesBy(
      'code' in by
        ? { codeHash: sha256(by.code) }
        : { customerKey: customerKey(by.email, this.secret) },
    );
  }
}
