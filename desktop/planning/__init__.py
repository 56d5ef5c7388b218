"""The proposed plan and the forecast of coverage."""
