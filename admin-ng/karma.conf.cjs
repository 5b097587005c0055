module.exports = (config) => require('../karma.shared.cjs')(config);
