export { maskPersonal, type PersonalData, type PersonalKind, personalDataIn } from './find';
