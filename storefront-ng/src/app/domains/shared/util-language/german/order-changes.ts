export const ORDER_CHANGES = {
  'We are changing your order': 'Wir ändern Ihre Bestellung',
  'This usually takes a few seconds. Until then it stays as it is.':
    'Das dauert meist nur Sekunden. Bis dahin bleibt sie, wie sie ist.',
  'There is a difference to pay': 'Es ist noch eine Differenz zu bezahlen',
  'Your change makes the order {difference} dearer: {now} instead of {before}. Until it is paid the order stays as it was.':
    'Ihre Änderung macht die Bestellung um {difference} teurer: {now} statt {before}. Bis zur Zahlung bleibt die Bestellung, wie sie war.',
  'The change we prepared makes the order {difference} dearer: {now} instead of {before}. Until it is paid the order stays as it was.':
    'Unsere Änderung macht die Bestellung um {difference} teurer: {now} statt {before}. Bis zur Zahlung bleibt die Bestellung, wie sie war.',
  'Use another card instead': 'Lieber eine andere Karte nehmen',
  'Your bank is asked to keep {sum} ready for the whole order; what it keeps now is let go. You are charged once, when we send it.':
    'Wir bitten Ihre Bank, {sum} für die ganze Bestellung bereitzuhalten; was sie jetzt bereithält, wird frei. Abgebucht wird einmal, beim Versand.',
  'Use this card for {sum}': 'Diese Karte für {sum} nehmen',
  'It can be paid until {time}.': 'Sie können bis {time} Uhr bezahlen.',
  'Leave my order as it was': 'Bestellung lassen, wie sie war',
  'The change was not made.': 'Die Änderung wurde nicht vorgenommen.',
  'Your order stays as it was.': 'Ihre Bestellung bleibt, wie sie war.',
  '{title}: another price': '{title}: anderer Preis',
  'To {street}, {city}': 'An {street}, {city}',
  'Delivery: {way}': 'Versand: {way}',
  'Your bank is asked to keep {sum} ready for the whole order, in place of what it keeps now. Your card is charged when we send it.':
    'Wir bitten Ihre Bank, {sum} für die ganze Bestellung bereitzuhalten, anstelle des bisherigen Betrags. Ihre Karte wird beim Versand belastet.',
  'Your card is charged when we send it.': 'Ihre Karte wird beim Versand belastet.',
  'The total stays the same.': 'Die Gesamtsumme bleibt gleich.',
  'Your card is charged {sum} less when we send your order.':
    'Ihre Karte wird beim Versand um {sum} weniger belastet.',
  '{sum} goes back to your gift card or store credit.':
    '{sum} gehen zurück auf Ihre Geschenkkarte oder Ihr Guthaben.',
  'We changed your order.': 'Wir haben Ihre Bestellung geändert.',
  'Your order is changed.': 'Ihre Bestellung ist geändert.',
  'The total is the same.': 'Die Gesamtsumme ist gleich.',
  'It costs {sum} more.': 'Sie kostet {sum} mehr.',
  'It costs {sum} less.': 'Sie kostet {sum} weniger.',
  'What changes': 'Was sich ändert',
  'What it costs': 'Was es kostet',
  'Total until now': 'Bisherige Gesamtsumme',
  'New total': 'Neue Gesamtsumme',
  'You pay more': 'Sie zahlen mehr',
  'You pay less': 'Sie zahlen weniger',
  'How the new total comes about': 'Wie sich die neue Gesamtsumme ergibt',
  New: 'Neu',
  'Will be taken out': 'Wird herausgenommen',
  '{now} instead of {before}': '{now} statt {before}',
  '{count} as a gift; it stays as long as its offer does':
    '{count} geschenkt; bleibt, solange das Angebot gilt',
  'Put back': 'Zurücklegen',
  'Take out {title}': '{title} herausnehmen',
  'Look it over': 'Bitte prüfen',
  'Sending your change': 'Ihre Änderung wird gesendet',
  'Finding out whether it arrived': 'Wir prüfen, ob sie angekommen ist',
  'Change it and pay {sum} more': 'Ändern und {sum} mehr bezahlen',
  'Change my order': 'Bestellung ändern',
  'Change something else': 'Etwas anderes ändern',
  'Nothing is changed before you press the button.':
    'Vor dem Klick auf die Schaltfläche ändert sich nichts.',
  'A change of this order is being made already. Its page shows how far it is; when it is done you can change something else.':
    'Diese Bestellung wird gerade schon geändert. Ihre Seite zeigt, wie weit es ist; danach können Sie etwas anderes ändern.',
  'See your order': 'Zur Bestellung',
  'Until we begin to pack. You see the new total before anything is changed.':
    'Bis wir zu packen beginnen. Sie sehen die neue Gesamtsumme, bevor sich etwas ändert.',
  'Keep the address it had': 'Bisherige Adresse behalten',
  'Change the address': 'Adresse ändern',
  'What carriers ask; offers on delivery are taken off in the new total.':
    'Was der Versand kostet; Versandangebote werden in der neuen Gesamtsumme abgezogen.',
  'Complete the address to see the ways there.':
    'Vervollständigen Sie die Adresse, um die Versandarten zu sehen.',
  'Asking carriers': 'Versandarten werden abgefragt',
  'Working out the new total': 'Die neue Gesamtsumme wird berechnet',
  'See the new total': 'Neue Gesamtsumme anzeigen',
  'Nothing is changed yet.': 'Noch ist nichts geändert.',
  'Nothing is charged by looking.': 'Ansehen kostet nichts.',
  'Add something': 'Etwas hinzufügen',
  'It travels along, at the price of today.': 'Es reist mit, zum heutigen Preis.',
  'Search by name': 'Nach Namen suchen',
  'We could not search just now. Type again in a moment.':
    'Die Suche klappt gerade nicht. Bitte tippen Sie gleich noch einmal.',
  'We have nothing in stock by that name.': 'Unter diesem Namen ist nichts auf Lager.',
  Found: 'Gefunden',
  '{count} sizes, {size} {price}': '{count} Größen, {size} {price}',
  Sizes: 'Größen',
  Add: 'Hinzufügen',
  'We could not look its sizes up just now.': 'Die Größen lassen sich gerade nicht laden.',
  'Looking its sizes up': 'Die Größen werden geladen',
  'Sizes of {title}': 'Größen von {title}',
  'Every size is sold out right now.': 'Gerade sind alle Größen ausverkauft.',
  '{title}, {size}: added to the change': '{title}, {size}: zur Änderung hinzugefügt',
  'We could not find out whether your change arrived':
    'Wir konnten nicht feststellen, ob Ihre Änderung angekommen ist',
  'The page of your order shows it as soon as we know.':
    'Die Seite Ihrer Bestellung zeigt es, sobald wir es wissen.',
  'Something moved on meanwhile': 'Inzwischen hat sich etwas getan',
  'The order or its prices are not what they were a moment ago. Nothing was changed. Please look at the new total once more.':
    'Die Bestellung oder ihre Preise sind nicht mehr wie eben noch. Es wurde nichts geändert. Bitte sehen Sie sich die neue Gesamtsumme noch einmal an.',
  'This change is not there any more': 'Diese Änderung gibt es nicht mehr',
  'Nothing was changed. Please start again.':
    'Es wurde nichts geändert. Bitte beginnen Sie noch einmal.',
  'We cannot change this order here': 'Wir können diese Bestellung hier nicht ändern',
  'It can be changed in the browser it was made in, or through the link in our mail.':
    'Sie lässt sich in dem Browser ändern, in dem sie aufgegeben wurde, oder über den Link in unserer E-Mail.',
  'Something you add is no longer sold': 'Etwas, das Sie hinzufügen, führen wir nicht mehr',
  'Nothing was changed. Take it out and try again.':
    'Es wurde nichts geändert. Nehmen Sie es heraus und versuchen Sie es noch einmal.',
  'One of the quantities does not work': 'Eine der Mengen ist nicht möglich',
  'Something may have been changed in another window. Reload the page and try again.':
    'Vielleicht wurde in einem anderen Fenster etwas geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'Nothing was changed. Choose a smaller quantity.':
    'Es wurde nichts geändert. Wählen Sie eine kleinere Menge.',
  'Something you add is for adults': 'Etwas, das Sie hinzufügen, ist nur für Erwachsene',
  'We can ask for your age only in a new order. Nothing was changed.':
    'Nach Ihrem Alter können wir nur in einer neuen Bestellung fragen. Es wurde nichts geändert.',
  'We do not deliver there yet': 'Dorthin liefern wir noch nicht',
  'Nothing was changed. Choose an address in another state.':
    'Es wurde nichts geändert. Bitte wählen Sie eine andere Adresse.',
  'This way of delivery is not on offer any more': 'Diese Versandart gibt es nicht mehr',
  'Nothing was changed. Choose another one.':
    'Es wurde nichts geändert. Bitte wählen Sie eine andere.',
  'There is not enough of it': 'Davon ist nicht genug da',
  '{title} is sold out.': '{title} ist ausverkauft.',
  '{title}: {count} more can be had.': '{title}: noch {count} verfügbar.',
  '{title}: {count} at most.': '{title}: höchstens {count}.',
  'Nothing was changed.': 'Es wurde nichts geändert.',
  'Not everything may go there': 'Nicht alles darf dorthin',
  'The law of that state keeps this out: {titles}.':
    'Das Recht dort lässt dies nicht zu: {titles}.',
  'This change is not possible': 'Diese Änderung ist nicht möglich',
  'Too little would be left': 'Es bliebe zu wenig übrig',
  'What is left would be below the smallest order.': 'Der Rest läge unter dem Mindestbestellwert.',
} satisfies Readonly<Record<string, string>>;
