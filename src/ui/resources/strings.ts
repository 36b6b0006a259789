export const resourcesStrings = {
  title: 'Resources',
  intro:
    'What others have made, and what each of it is good for. None of it is needed to use the lab. All addresses lie outside the lab and open in a new tab.',
  back: 'Learning path',
  free: 'free',
  paid: 'to buy or subscribe',
} as const;
