/** The steps of the rating filter, best first; each holds everything from there up. */
export const RATING_STEPS = [4.5, 4, 3] as const;

export const ratingStepLabel = (step: number): string => `${step} and up`;
