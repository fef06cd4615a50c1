export {
  MOST_PLACES,
  maskPersonal,
  type PersonalData,
  type PersonalKind,
  personalDataIn,
  withoutPersonal,
} from './find';
