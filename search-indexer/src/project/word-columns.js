import { CERTIFICATE_LABELS, DIET_LABELS, FORM_LABELS, GOAL_LABELS, labelOf, } from '@green-apple/domain-catalog';
import { BASE_LOCALE } from '@green-apple/domain-pricing';
import { inLanguage } from '@green-apple/persistence';
const unique = (words) => [...new Set(words)];
/** What a product is found by in every language that one of `markets`, where it is sold, offers beside its own. */
export function wordColumns(product, markets) {
    const locales = unique(markets.flatMap((market) => market.locales));
    return Object.fromEntries(locales
        .filter((locale) => locale !== BASE_LOCALE)
        .sort()
        .map((locale) => [locale, wordsIn(product, locale)]));
}
function wordsIn(product, locale) {
    const said = inLanguage(product, locale);
    const nutrients = product.facts.rows.map(({ name }) => name);
    const categoryNames = said.categoryPath.map(({ name }) => name);
    return {
        title: said.title,
        subtitle: said.subtitle,
        summary: said.summary,
        known: unique([
            product.title,
            product.brand.name,
            ...nutrients,
            ...product.facts.rows.flatMap(({ source }) => source ?? []),
            ...categoryNames,
        ]),
        keywords: unique([
            labelOf(GOAL_LABELS, product.goal),
            labelOf(FORM_LABELS, product.form),
            ...product.diets.map((diet) => labelOf(DIET_LABELS, diet)),
            ...product.certificates.map((certificate) => labelOf(CERTIFICATE_LABELS, certificate)),
            ...product.variants.flatMap(({ flavour }) => flavour ?? []),
            ...product.attributeWords,
            ...(product.attributeTranslations?.[locale] ?? []),
            ...said.benefits,
            product.searchExtra,
        ]),
        phrases: unique([said.title, product.brand.name, ...nutrients, ...categoryNames].map((phrase) => phrase.toLowerCase())),
        cardWords: { locale, texts: cardTexts(said) },
    };
}
function cardTexts({ title, subtitle, summary, language }) {
    const has = (field) => language?.fields.includes(field) ?? false;
    return {
        ...(has('title') ? { title } : {}),
        ...(has('subtitle') ? { subtitle } : {}),
        ...(has('summary') ? { summary } : {}),
    };
}
//# sourceMappingURL=word-columns.js.map