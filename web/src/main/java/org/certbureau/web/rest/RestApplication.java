package org.certbureau.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST door. Every resource and provider of this archive is found by its annotations. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {}
