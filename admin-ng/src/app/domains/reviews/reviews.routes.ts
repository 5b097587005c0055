import type { Routes } from '@angular/router';

export const reviewRoutes: Routes = [
  {
    path: '',
    title: 'Reviews',
    loadComponent: () => import('./feature-review-page/review-page.ts').then((m) => m.ReviewPage),
  },
];

export const questionRoutes: Routes = [
  {
    path: '',
    title: 'Questions',
    loadComponent: () =>
      import('./feature-question-page/question-page.ts').then((m) => m.QuestionPage),
  },
];
