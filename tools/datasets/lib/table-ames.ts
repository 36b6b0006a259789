import type { DataFrame } from './r-data-frame.ts';
import type { ColumnValues } from './table-columns.ts';

const SQUARE_FEET = 'sq ft';

/** [name in the source, name here, unit, description] */
const NUMBERS = [
  ['Gr_Liv_Area', 'livingArea', SQUARE_FEET, 'Living area above ground.'],
  ['Lot_Area', 'lotArea', SQUARE_FEET, 'Area of the lot.'],
  ['Lot_Frontage', 'lotFrontage', 'ft', 'Length of the street at the lot; often missing.'],
  ['Year_Built', 'yearBuilt', 'year', 'Year in which the house was built.'],
  ['Year_Remod_Add', 'yearRemodelled', 'year', 'Year of the last remodelling, else as built; 1950 at least.'],
  ['Total_Bsmt_SF', 'basementArea', SQUARE_FEET, 'Area of the basement; 0 without one.'],
  ['First_Flr_SF', 'firstFloorArea', SQUARE_FEET, 'Area of the ground floor.'],
  ['Second_Flr_SF', 'secondFloorArea', SQUARE_FEET, 'Area of the floor above it; 0 without one.'],
  ['Mas_Vnr_Area', 'masonryVeneerArea', SQUARE_FEET, 'Outer wall covered with masonry.'],
  ['Full_Bath', 'fullBaths', 'count', 'Full bathrooms above ground.'],
  ['Half_Bath', 'halfBaths', 'count', 'Half bathrooms above ground.'],
  ['Bsmt_Full_Bath', 'basementFullBaths', 'count', 'Full bathrooms in the basement.'],
  ['Bedroom_AbvGr', 'bedrooms', 'count', 'Bedrooms above ground.'],
  ['TotRms_AbvGrd', 'rooms', 'count', 'Rooms above ground, without bathrooms.'],
  ['Fireplaces', 'fireplaces', 'count', 'Fireplaces.'],
  ['Garage_Cars', 'garageCars', 'count', 'Cars that fit in the garage; 0 without one.'],
  ['Garage_Area', 'garageArea', SQUARE_FEET, 'Area of the garage; 0 without one.'],
  ['Wood_Deck_SF', 'deckArea', SQUARE_FEET, 'Area of wooden decks.'],
  ['Open_Porch_SF', 'openPorchArea', SQUARE_FEET, 'Area of open porches.'],
  ['Mo_Sold', 'monthSold', 'month', 'Month of the sale, 1 to 12.'],
  ['Year_Sold', 'yearSold', 'year', 'Year of the sale, 2006 to 2010.'],
  ['Longitude', 'longitude', '°', 'Longitude of the house.'],
  ['Latitude', 'latitude', '°', 'Latitude of the house.'],
] as const;

/** [name in the source, name here, description] */
const CATEGORIES = [
  ['Neighborhood', 'neighbourhood', 'Part of the town.'],
  ['MS_Zoning', 'zoning', 'What may be built there.'],
  ['Bldg_Type', 'buildingType', 'One family, two, or terraced.'],
  ['House_Style', 'houseStyle', 'Storeys and how they are arranged.'],
  ['Overall_Cond', 'overallCondition', 'Condition as the assessor judged it, from very poor to excellent.'],
  ['Lot_Shape', 'lotShape', 'Shape of the lot.'],
  ['Exterior_1st', 'exterior', 'What covers the outer walls.'],
  ['Foundation', 'foundation', 'Kind of foundation.'],
  ['Bsmt_Exposure', 'basementExposure', 'Whether the basement opens to the garden.'],
  ['Heating_QC', 'heatingQuality', 'Condition of the heating.'],
  ['Central_Air', 'centralAir', 'Central air conditioning: no or yes.'],
  ['Electrical', 'electrical', 'Electrical system; one is missing.'],
  ['Garage_Type', 'garageType', 'Where the garage is, if there is one.'],
  ['Sale_Condition', 'saleCondition', 'Whether the sale was an ordinary one.'],
] as const;

/** The columns of Ames that are taken, in their order. What the source writes for a missing value becomes NaN. */
export function readAmesColumns(frame: DataFrame): ColumnValues[] {
  return [
    ...NUMBERS.map(([from, name, unit, description]) => ({
      kind: 'number' as const,
      name,
      unit,
      description,
      // The package writes 0 feet where the original has no value.
      values: frame.numbers(from).map((value) => (from === 'Lot_Frontage' && value === 0 ? NaN : value)),
    })),
    ...CATEGORIES.map(([from, name, description]) => ({
      kind: 'category' as const,
      name,
      description,
      ...readCategories(frame, from),
    })),
  ];
}

/** The categories that occur, without 'Unknown', in words. */
function readCategories(frame: DataFrame, from: string) {
  const { categories, codes } = frame.factor(from);
  const used = categories.filter((name, code) => name !== 'Unknown' && codes.includes(code));
  const values = codes.map((code) => {
    const at = used.indexOf(categories[code] ?? '');
    return at < 0 ? NaN : at;
  });
  return { categories: used.map((name) => name.replaceAll('_', ' ')), values };
}
