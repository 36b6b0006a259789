/** Words without much of a subject: articles, pronouns, prepositions, conjunctions, forms of be, have, do, and the like. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be because been before but by can could did do does down for from had has
  have he her here him his how i if in into is it its just like made make may me might more most much must my no nor not now of
  on one only or other our out over own said shall she should so some such than that the their them then there these they this
  those though to too up upon us very was we were what when where which while who will with would yet you your`.split(
    /\s+/,
  ),
);
