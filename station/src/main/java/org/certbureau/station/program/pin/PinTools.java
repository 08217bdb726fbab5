package org.certbureau.station.program.pin;

/**
 * What a station needs to set PINs.
 *
 * @param vault keeps a PIN between the token and its slip
 */
public record PinTools(PinKeys keys, PinVault vault, SlipPrinter printer) {}
