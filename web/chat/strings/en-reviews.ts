/** What cards of reviews say. */
export const enReviews = {
  title: (title: string) => `Reviews of ${title}`,
  count: (count: number) => (count === 1 ? '1 review' : `${count} reviews`),
  starsRow: (stars: number, count: number) => `${stars} stars: ${count}`,
  about: (text: string) => `About “${text}”`,
  praise: (count: number) => `${count} praise it`,
  fault: (count: number) => `${count} fault it`,
  mixed: (count: number) => `${count} neither`,
  claim: (statement: string) => `“${statement}”`,
  saySo: (count: number) => (count === 1 ? '1 says so' : `${count} say so`),
  sayOtherwise: (count: number) => (count === 1 ? '1 says otherwise' : `${count} say otherwise`),
  stance: { yes: 'Says so', no: 'Says otherwise' },
  unheard: (text: string) => `Nobody mentions “${text}”.`,
  verified: 'Verified purchase',
  anonymous: 'A customer',
  language: { en: 'English', zh: 'Chinese' } as Record<string, string>,
  none: 'Nobody has reviewed this yet.',
  share: (percent: number) => `${percent}% positive`,
  aspects: 'What reviewers judge it by',
  sides: (positive: number, negative: number) => `${positive} for, ${negative} against`,
  trend: 'Over time',
  quarter: (quarter: number, year: string) => `Q${quarter} ${year}`,
  trendRow: (quarter: string, count: number, stars: string) =>
    `${quarter}: ${count === 1 ? '1 review' : `${count} reviews`}, ${stars} stars`,
  overall: 'All reviews together',
  trust: 'Trust',
  trusted: 'No review looks suspicious; all count fully.',
  lower: (count: number, percent: number) =>
    `${count} ${count === 1 ? 'review counts' : 'reviews count'} less, ${percent}% of the weight remains:`,
  reasons: {
    copy: (count: number) =>
      count === 1 ? '1 is nearly a copy of another' : `${count} are near copies of others`,
    burst: (count: number) => `${count} came in a sudden burst, all of one mind`,
    repeat: (count: number) =>
      count === 1
        ? '1 is a second review by the same person'
        : `${count} are further reviews by the same person`,
    spree: (count: number) => `${count} by someone who gave everything the same stars in a day`,
    wording: (count: number) =>
      count === 1 ? '1 is worded like a made-up review' : `${count} are worded like made-up reviews`,
    other: (count: number) => `${count} for other reasons`,
  } as Record<string, (count: number) => string>,
  mostPraised: (text: string) => `Praised most: “${text}”`,
  mostBlamed: (text: string) => `Most complaints: “${text}”`,
  spoken: (count: number) => (count === 1 ? '1 review speaks of it' : `${count} reviews speak of it`),
};
