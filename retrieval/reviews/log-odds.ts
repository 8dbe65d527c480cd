/** Log-odds of a probability, certainty kept finite. */
export function logOdds(probability: number): number {
  const sure = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(sure / (1 - sure));
}
