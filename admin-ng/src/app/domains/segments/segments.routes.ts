import type { Routes } from '@angular/router';

export const segmentRoutes: Routes = [
  {
    path: '',
    title: 'Segments',
    loadComponent: () =>
      import('./feature-segment-page/segment-page.ts').then((m) => m.SegmentPage),
  },
];
