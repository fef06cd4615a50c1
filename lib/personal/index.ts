export { maskPersonal, type PersonalData, type PersonalKind, personalDataIn, withoutPersonal } from './find';
