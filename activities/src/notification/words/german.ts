import type { MailWords } from './english.ts';

export const GERMAN: MailWords = {
  because: 'Sie erhalten diese E-Mail, weil Sie bei Green Apple bestellt haben.',
  reply: 'Antworten Sie einfach darauf, ein Mensch liest es.',
  signature: 'Green Apple. Antworten Sie einfach auf diese E-Mail, ein Mensch liest es.',
  secretLink: 'Dieser Link öffnet Ihre Bestellung ohne Passwort, behalten Sie ihn also für sich.',
  seeOrder: 'Zur Bestellung',

  receipt: {
    items: 'Artikel',
    savings: 'Ersparnis',
    free: 'kostenlos',
    tax: 'Steuern',
    total: 'Gesamtsumme',
    byCard: 'Mit Karte',
    including: (tax) => `Darin ${tax}`,
  },

  confirmed: {
    subject: (number) => `Ihre Bestellung ${number} ist bestätigt`,
    title: 'Vielen Dank, Ihre Bestellung ist bestätigt',
    words: (number, when) => `Ihre Bestellung ${number} ist da, wir machen sie fertig. ${when}`,
  },
  declined: {
    subject: (number) => `Für Ihre Bestellung ${number} fehlt noch die Zahlung`,
    title: 'Die Zahlung hat nicht geklappt',
    action: 'Mit einer anderen Karte bezahlen',
  },
  edited: {
    subject: (number) => `Ihre Bestellung ${number} wurde geändert`,
    title: 'Ihre Bestellung wurde geändert',
    words: (change, when) => `${change} So sieht Ihre Bestellung jetzt aus. ${when}`,
    more: (count, title) => `${count} mehr von ${title}`,
    fewer: (count, title) => `${count} weniger von ${title}`,
    changed: (parts) => `Geändert: ${parts}.`,
    same: 'Die Gesamtsumme ist gleich.',
    dearer: (sum) => `Sie kostet ${sum} mehr.`,
    cheaper: (sum) => `Sie kostet ${sum} weniger.`,
  },
  editFailed: {
    subject: (number) => `Ihre Bestellung ${number} bleibt, wie sie war`,
    title: 'Die Änderung war nicht möglich',
    words: (why) =>
      `${why} Ihre Bestellung bleibt, wie sie war, und es wurde nichts weiter abgebucht.`,
    noReason: 'Die gewünschte Änderung war leider nicht möglich.',
  },
  editPayment: {
    subject: (number) => `Ihre Änderung der Bestellung ${number} muss noch bezahlt werden`,
    title: 'Es ist noch eine Differenz zu bezahlen',
    words:
      'Ihre Karte wurde für die neue Gesamtsumme nicht angenommen. Bezahlen Sie die Differenz innerhalb eines Tages, ' +
      'dann ändern wir die Bestellung; bis dahin bleibt sie, wie sie war.',
    action: 'Differenz bezahlen',
  },
  paymentReturned: {
    subject: (number) => `Wir haben Ihre Zahlung für Bestellung ${number} zurückgegeben`,
    title: 'Ihr Geld ist auf dem Weg zurück',
    words:
      'Ihre Bank hat eine Zahlung freigegeben, als diese Bestellung schon beendet oder mit einer anderen Karte bezahlt war. ' +
      'Wir haben sie sofort zurückgegeben; bei Banken dauert es bis zu zehn Tage, bis man es sieht.',
  },
  cancelled: {
    subject: (number) => `Ihre Bestellung ${number} wurde storniert`,
    title: 'Ihre Bestellung wurde storniert',
    action: 'Was ist passiert?',
  },
  arrival: {
    on: (day) => `am ${day}`,
    between: (from, to) => `zwischen ${from} und ${to}`,
    collect: (span, place) => `Sie liegt ${span} zur Abholung bereit: ${place}.`,
    deliver: (span) => `Sie sollte ${span} bei Ihnen sein.`,
  },

  answer: {
    subject: (product) => `Wir haben Ihre Frage zu ${product} beantwortet`,
    title: 'Ihre Frage hat eine Antwort',
    words: (product, question) => `Sie haben zu ${product} gefragt: „${question}“`,
    next: 'Wir haben sie beantwortet, für Sie und für alle, die sich das Produkt ansehen.',
    action: 'Antwort lesen',
    because: 'Sie erhalten diese E-Mail, weil Sie bei Green Apple eine Frage gestellt haben.',
    forgotten:
      'Diese eine E-Mail erhalten Sie, weil Sie darum gebeten haben. Ihre Adresse haben wir wieder gelöscht.',
  },

  refund: {
    money: 'Ihr Geld',
    subject: (sum, number) => `Wir haben Ihnen ${sum} für Bestellung ${number} erstattet`,
    subjectLess: (sum, number) => `Sie zahlen ${sum} weniger für Bestellung ${number}`,
    title: 'Ihr Geld ist auf dem Weg zurück',
    titleLess: 'Sie zahlen weniger',
    banks: 'Bei Banken dauert es bis zu zehn Tage, bis man es sieht.',
    notTaken: (sum) => `${sum} werden Ihrer Karte nicht belastet.`,
    card: (sum) => `${sum} gehen zurück auf die Karte, mit der Sie bezahlt haben.`,
    giftCard: (sum, ending) => `${sum} sind wieder auf Ihrer Geschenkkarte mit Endung ${ending}.`,
    storeCredit: (sum, ending) => `${sum} sind wieder auf Ihrem Guthaben mit Endung ${ending}.`,
  },
  value: {
    giftCard: (ending) => `Geschenkkarte mit Endung ${ending}`,
    storeCredit: (ending) => `Guthaben mit Endung ${ending}`,
  },

  shipment: {
    parcel: 'Ihr Paket',
    parcelOf: (position, count) => `Paket ${position} von ${count}`,
    part: 'ein Teil Ihrer Bestellung',
    counter: 'der Theke',
    tracking: (carrier, code, link) => `${carrier} befördert es unter der Nummer ${code}.${link}`,
    shipped: {
      subject: (number) => `Ihre Bestellung ${number} ist unterwegs`,
      title: 'Sie ist unterwegs',
      words: (parcel, inside, tracking) =>
        `${parcel} hat unser Haus verlassen: ${inside}. ${tracking}`,
      action: 'Paket verfolgen',
    },
    delivered: {
      subject: (number) => `Ihre Bestellung ${number} wurde zugestellt`,
      title: 'Zugestellt',
      words: (parcel, inside) =>
        `${parcel} wurde zugestellt: ${inside}. Nichts da? Antworten Sie auf diese E-Mail, wir gehen dem nach.`,
    },
    lost: {
      subject: (number) => `Ein Paket Ihrer Bestellung ${number} fehlt`,
      title: 'Wir suchen Ihr Paket',
      words: (parcel, inside, message) =>
        `${parcel} sollte längst bei Ihnen sein: ${inside}. ${message}`,
    },
    resent: {
      subject: (number) => `Wir schicken einen Teil Ihrer Bestellung ${number} noch einmal`,
      title: 'Wir schicken es noch einmal',
      words: (parcel, inside) =>
        `${parcel} hat Sie nicht erreicht: ${inside}. Das tut uns leid. Wir schicken Ihnen dasselbe noch einmal, auf unsere Kosten, und schreiben Ihnen, sobald es unterwegs ist.`,
    },
    ready: {
      subject: (number) => `Ihre Bestellung ${number} liegt für Sie bereit`,
      title: 'Liegt für Sie bereit',
      words: (place, inside, number) =>
        `Ihre Bestellung ist gepackt und wartet sieben Tage auf Sie, hier: ${place}. Inhalt: ${inside}. Bringen Sie bitte Ihre Bestellnummer ${number} mit.`,
    },
    paymentMissing: {
      subject: (number) => `Wir brauchen Ihre Hilfe zu Ihrer Bestellung ${number}`,
      title: 'Ihre Bank hat nicht bezahlt',
      words: (parcel, inside) =>
        `${parcel} ist gepackt: ${inside}. Ihre Bank hat das Geld eine Weile bereitgehalten und zahlt es jetzt nicht mehr aus. Antworten Sie innerhalb von fünf Tagen auf diese E-Mail, dann schicken wir es los, sobald es bezahlt ist. Sonst legen wir es zurück, und Sie schulden nichts dafür.`,
    },
    notCollected: {
      subject: (number) => `Ihre Bestellung ${number} wurde nicht abgeholt`,
      title: 'Sie liegt wieder im Regal',
      words: (inside) =>
        `Wir haben Ihre Bestellung sieben Tage aufgehoben und dann zurückgelegt: ${inside}. Was Sie dafür bezahlt haben, ist auf dem Weg zurück zu Ihnen.`,
    },
  },

  return: {
    see: 'Zur Rücksendung',
    approved: {
      subject: (name) => `Ihre Rücksendung ${name} ist genehmigt`,
      title: 'Sie können es zurückschicken',
      words: (inside, how, until) => `Bitte verpacken Sie ${inside}. ${how} ${until}`,
      label: 'Etikett öffnen',
      own: (number, address) =>
        `Schreiben Sie ${number} auf das Paket und schicken Sie es mit einem Versanddienst Ihrer Wahl an ${address}.`,
      bring: (place) =>
        `Bringen Sie es zu uns (${place}), oder antworten Sie auf diese E-Mail, dann finden wir einen anderen Weg.`,
      print: (carrier) =>
        `Drucken Sie das Etikett aus, kleben Sie es auf das Paket und geben Sie es bei ${carrier} ab. Das kostet Sie nichts.`,
      carrier: 'dem Versanddienst',
      until: (day) => `Bitte schicken Sie es bis zum ${day} ab.`,
    },
    refused: {
      subject: (name) => `Wir können Ihre Rücksendung ${name} nicht annehmen`,
      title: 'Das können wir leider nicht zurücknehmen',
      words: (why, inside, number) =>
        `${why} Es geht um ${inside} aus Ihrer Bestellung ${number}. Stimmt das nicht? Antworten Sie auf diese E-Mail.`,
      noReason: 'Unsere Rückgabebedingungen decken das nicht ab.',
    },
    received: {
      subject: (name) => `Ihre Rücksendung ${name} ist angekommen`,
      title: 'Sie ist hier',
      words: (inside) =>
        `Ihr Paket ist angekommen: ${inside}. Wir sehen es uns innerhalb von zwei Werktagen an und schreiben Ihnen.`,
    },
    exchanged: {
      subject: (name) => `Ihr Ersatz für ${name} wird gepackt`,
      title: 'Ihr Ersatz kommt',
      words: (inside) =>
        `Wir haben uns angesehen, was zurückkam, und schicken Ihnen dasselbe noch einmal: ${inside}. Das kostet Sie nichts.`,
    },
    rejected: {
      subject: (name) => `Zu Ihrer Rücksendung ${name}`,
      title: 'Was zurückkam, konnten wir leider nicht annehmen',
      words: (inside) =>
        `Wir haben uns Ihr Paket angesehen und konnten ${inside} leider nicht annehmen. Antworten Sie auf diese E-Mail, dann sagen wir Ihnen mehr.`,
    },
    expired: {
      subject: (name) => `Ihre Rücksendung ${name} ist beendet`,
      title: 'Wir haben Ihre Rücksendung beendet',
      words: (inside) =>
        `Das Etikett wurde nicht rechtzeitig genutzt. Wenn Sie ${inside} noch zurückschicken möchten, melden Sie es auf der Seite Ihrer Bestellung neu an.`,
    },
  },
};
