import type { CancelRefusal } from './cancel-rule.ts';
import type { EditRefusal } from './edit-rule.ts';
import type { MadeGood } from './lost-parcel.ts';
import type { OrderState } from './order-state.ts';
import type { ReturnDecision } from './return-message.ts';
import type { ReturnReason, ReturnRefusal } from './return-policy.ts';
import type { ReturnState } from './return-state.ts';
import type { ShipmentState } from './shipment-state.ts';

/** What is said of an order in English elsewhere in this library, in German. Each table has every key of its twin. */
export const ORDER_STATES_DE: Readonly<Record<OrderState, string>> = {
  placed: 'Ihre Bestellung ist da, wir fragen gerade Ihre Bank. Das dauert meist nur Sekunden.',
  action_required:
    'Ihre Bank möchte sichergehen, dass Sie es sind. Bitte bestätigen Sie die Zahlung.',
  payment_declined:
    'Ihre Bank hat abgelehnt. Es wurde nichts abgebucht. Versuchen Sie es mit einer anderen Karte; Ihre Artikel halten wir so lange für Sie zurück.',
  confirmed: 'Vielen Dank. Ihre Bestellung ist bestätigt, wir packen sie jetzt.',
  packing: 'Wir packen gerade Ihre Bestellung.',
  partially_shipped:
    'Ein Teil Ihrer Bestellung ist unterwegs. Der Rest folgt in einem eigenen Paket.',
  shipped: 'Ihre Bestellung ist unterwegs. Unten können Sie jedes Paket verfolgen.',
  ready_for_pickup:
    'Ihre Bestellung liegt für Sie bereit. Bringen Sie bitte Ihre Bestellnummer mit.',
  delivered: 'Ihre Bestellung wurde zugestellt. Viel Freude damit.',
  partially_delivered:
    'Ein Teil Ihrer Bestellung ist angekommen. Um den anderen kümmern wir uns und schreiben Ihnen.',
  lost: 'Ihre Bestellung ist beim Versand verloren gegangen. Wir kümmern uns darum und schreiben Ihnen.',
  not_collected:
    'Ihre Bestellung wurde nicht rechtzeitig abgeholt, deshalb haben wir sie zurückgelegt. Es wurde nichts abgebucht.',
  partially_returned: 'Ein Teil Ihrer Bestellung ist wieder bei uns.',
  returned: 'Ihre Bestellung ist wieder bei uns.',
  cancelled: 'Diese Bestellung wurde storniert. Es wurde nichts abgebucht.',
};

export const ORDER_REASONS_DE: Readonly<
  Partial<Record<OrderState, Readonly<Record<string, string>>>>
> = {
  placed: { another_card: 'Wir fragen Ihre Bank nach der anderen Karte.' },
  delivered: { collected: 'Sie haben Ihre Bestellung abgeholt. Danke für Ihren Besuch.' },
  confirmed: {
    payment_expired:
      'Ihre Bank hat die Zahlung freigegeben, bevor wir packen konnten. Wir fragen sie noch einmal; Sie brauchen nichts zu tun.',
  },
  payment_declined: {
    insufficient_funds:
      'Die Karte ist für diese Bestellung nicht ausreichend gedeckt. Es wurde nichts abgebucht. Versuchen Sie es mit einer anderen Karte.',
    expired_card:
      'Die Karte ist abgelaufen. Es wurde nichts abgebucht. Prüfen Sie das Datum oder nehmen Sie eine andere Karte.',
    incorrect_cvc:
      'Die Prüfnummer stimmt nicht. Es wurde nichts abgebucht. Bitte geben Sie die Karte noch einmal ein.',
    incorrect_number:
      'Die Kartennummer stimmt nicht. Es wurde nichts abgebucht. Bitte geben Sie die Karte noch einmal ein.',
    authentication_failed:
      'Ihre Bank konnte nicht bestätigen, dass Sie es sind. Es wurde nichts abgebucht. Versuchen Sie es noch einmal oder mit einer anderen Karte.',
    authentication_abandoned:
      'Die Prüfung durch Ihre Bank wurde nicht beendet. Es wurde nichts abgebucht. Versuchen Sie es noch einmal oder mit einer anderen Karte.',
    processing_error:
      'Ihre Bank konnte gerade nicht antworten. Es wurde nichts abgebucht. Bitte versuchen Sie es gleich noch einmal.',
    limit_exceeded:
      'Das Limit der Karte ist erreicht. Es wurde nichts abgebucht. Versuchen Sie es mit einer anderen Karte.',
  },
  cancelled: {
    payment_timeout:
      'Die Zahlung kam nicht rechtzeitig, deshalb haben wir die Artikel wieder freigegeben. Es wurde nichts abgebucht. Sie können jederzeit neu bestellen.',
    payment_failed:
      'Die Zahlung hat nicht geklappt, deshalb haben wir die Artikel wieder freigegeben. Es wurde nichts abgebucht.',
    out_of_stock:
      'Die Artikel waren ausverkauft, bevor wir Ihre Bestellung packen konnten. Es wurde nichts abgebucht. Bitte entschuldigen Sie die Umstände.',
    shopper_request: 'Sie haben diese Bestellung storniert. Es wurde nichts abgebucht.',
    staff_request:
      'Unser Team hat diese Bestellung storniert. Es wurde nichts abgebucht. Fragen Sie uns gern, wenn etwas unklar ist.',
  },
};

export const SHIPMENT_STATES_DE: Readonly<Record<ShipmentState, string>> = {
  planned: 'Wir packen es bald.',
  picking: 'Wir packen es gerade.',
  packed: 'Gepackt und bereit zur Abholung durch den Versanddienst.',
  shipped: 'Dem Versanddienst übergeben. Die Verfolgung beginnt, sobald er es erfasst hat.',
  in_transit: 'Auf dem Weg zu Ihnen.',
  out_for_delivery: 'In der Zustellung: Es sollte heute bei Ihnen sein.',
  delivered: 'Zugestellt.',
  lost: 'Der Versanddienst findet dieses Paket nicht. Wir forschen nach und finden eine Lösung.',
  returned_to_sender: 'Der Versanddienst bringt dieses Paket zu uns zurück.',
  ready_for_pickup: 'Liegt an der Theke für Sie bereit. Bringen Sie bitte Ihre Bestellnummer mit.',
  collected: 'Abgeholt. Danke für Ihren Besuch.',
  not_collected: 'Es wurde nicht rechtzeitig abgeholt und liegt wieder im Regal.',
  cancelled: 'Dieser Teil der Bestellung wurde storniert.',
};

export const MADE_GOOD_DE: Readonly<Record<MadeGood, string>> = {
  resend:
    'Dieses Paket hat Sie nicht erreicht. Wir schicken Ihnen dasselbe noch einmal, auf unsere Kosten.',
  refund:
    'Dieses Paket hat Sie nicht erreicht. Was Sie dafür bezahlt haben, ist auf dem Weg zurück zu Ihnen.',
};

export const RETURN_STATES_DE: Readonly<Record<ReturnState, string>> = {
  requested: 'Ihre Anfrage ist da, wir antworten innerhalb eines Werktags.',
  approved: 'Genehmigt. Wir bereiten Ihr Rücksendeetikett vor.',
  labelled:
    'Ihr Rücksendeetikett ist fertig. Drucken Sie es aus, kleben Sie es auf das Paket und geben Sie es beim Versanddienst ab.',
  in_transit: 'Auf dem Rückweg zu uns.',
  received: 'Es ist hier. Als Nächstes sehen wir es uns an.',
  inspected: 'Wir haben es angesehen und rechnen es gerade ab.',
  refunded: 'Ihr Geld ist auf dem Weg zurück zu Ihnen.',
  exchanged: 'Ihr Ersatz ist unterwegs.',
  rejected: 'Was zurückkam, konnten wir leider nicht annehmen. Wir haben Ihnen dazu geschrieben.',
  refused: 'Das können wir leider nicht zurücknehmen.',
  cancelled: 'Sie haben diese Rücksendung abgesagt.',
  expired: 'Das Etikett wurde nicht rechtzeitig genutzt, deshalb ist diese Rücksendung beendet.',
};

export const RETURN_DECISIONS_DE: Readonly<Record<ReturnDecision, string>> = {
  outside_policy: 'Unsere Rückgabebedingungen decken das nicht ab.',
  already_settled: 'Wir haben das mit Ihnen schon auf andere Weise geregelt.',
  keep_it: 'Sie müssen es nicht zurückschicken: Behalten Sie es, wir bringen es in Ordnung.',
  suspected_misuse: 'Wir konnten diese Rücksendung nicht bestätigen. Bitte schreiben Sie uns.',
};

export const RETURN_REASONS_DE: Readonly<Record<ReturnReason, string>> = {
  changed_mind: 'Ich habe es mir anders überlegt',
  wrong_choice: 'Es ist nicht das Richtige für mich',
  ordered_too_many: 'Ich habe zu viel bestellt',
  wrong_item: 'Ich habe etwas anderes bekommen',
  not_as_described: 'Es ist nicht wie beschrieben',
  damaged: 'Es kam beschädigt an',
  reaction: 'Ich habe es nicht vertragen',
};

export const RETURN_REFUSALS_DE: Readonly<Record<ReturnRefusal, string>> = {
  NOT_DELIVERED: 'Es ist noch nicht bei Ihnen angekommen.',
  NOTHING_LEFT: 'Alles davon ist auf dem Rückweg oder wurde schon erstattet.',
  WINDOW_OVER: 'Die Frist für die Rückgabe ist vorbei.',
  FINAL_SALE:
    'Es war vom Umtausch ausgeschlossen und kann nur zurückkommen, wenn damit etwas nicht stimmt.',
  HYGIENE: 'Aus Gründen der Hygiene kann es nur zurückkommen, wenn damit etwas nicht stimmt.',
  GIFT: 'Es war ein Geschenk zu Ihrer Bestellung und gehört Ihnen.',
  OPENED: 'Geöffnet kann es nur zurückkommen, wenn damit etwas nicht stimmt.',
};

export const CANCEL_REFUSALS_DE: Readonly<Record<CancelRefusal, string>> = {
  ALREADY_CANCELLED: 'Diese Bestellung ist bereits storniert.',
  BEING_PACKED:
    'Wir packen diese Bestellung gerade, deshalb lässt sie sich hier nicht mehr stornieren. Schreiben Sie uns am besten sofort, wir versuchen sie anzuhalten.',
  ON_ITS_WAY: 'Diese Bestellung ist unterwegs. Sobald sie da ist, können Sie sie zurückschicken.',
  OVER: 'Diese Bestellung ist abgeschlossen. Zurückschicken können Sie weiterhin etwas.',
};

export const EDIT_REFUSALS_DE: Readonly<Record<EditRefusal, string>> = {
  PAYMENT_OPEN:
    'Die Zahlung ist noch offen. Schließen Sie sie zuerst ab, dann lässt sich die Bestellung ändern.',
  BEING_PACKED:
    'Wir packen diese Bestellung gerade, deshalb lässt sie sich hier nicht mehr ändern. Schreiben Sie uns am besten sofort, wir versuchen zu helfen.',
  BEING_SENT:
    'Ein Paket dieser Bestellung geht gerade hinaus. Versuchen Sie es in einer Minute noch einmal.',
  ON_ITS_WAY:
    'Diese Bestellung ist unterwegs. Sobald sie da ist, können Sie etwas davon zurückschicken.',
  OVER: 'Diese Bestellung ist abgeschlossen und lässt sich nicht mehr ändern.',
  PACKED_ALREADY:
    'Etwas von dem, was Sie herausnehmen möchten, ist schon gepackt. Bitte sehen Sie noch einmal nach.',
  STOCK_GONE: 'Jemand war schneller: Was Sie hinzufügen möchten, ist jetzt ausverkauft.',
  REFUNDED:
    'Ein Teil dieser Bestellung wurde schon erstattet, deshalb lässt sie sich nicht mehr ändern. Schreiben Sie uns, wir helfen Ihnen.',
  CHANGED_MEANWHILE:
    'Die Bestellung hat sich inzwischen geändert. Bitte sehen Sie sie noch einmal an.',
  NOT_PAID:
    'Die Differenz wurde nicht rechtzeitig bezahlt, deshalb bleibt die Bestellung, wie sie war.',
};
