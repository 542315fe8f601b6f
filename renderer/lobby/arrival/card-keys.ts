/** The open card's acts for keys of the search field. */
export interface CardKeys {
  readonly enter: () => void;
  readonly step: (by: 1 | -1) => void;
}
