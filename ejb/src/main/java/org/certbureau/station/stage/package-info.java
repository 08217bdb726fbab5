/** What a job keeps of the stage that it is at, each part in columns of its row. */
package org.certbureau.station.stage;
