-- For wrk: puts sessions (MODE=session) or posts CDRs (MODE=cdr), with the token that partner.py got (TOKEN). See README.md.
local t = os.getenv("TOKEN")
local n = 0
local mode = os.getenv("MODE")
local run=tostring(os.time()%100000)
math.randomseed(os.time())
local head={["Authorization"]="Token "..t,["Content-Type"]="application/json"}
local drv='"cdr_token":{"country_code":"DE","party_id":"OKM","uid":"CARD1","type":"RFID","contract_id":"DE-OKM-C00000001"}'
request=function()
 n=n+1
 if mode=="session" then
  local id="S"..math.random(1,20000)
  return wrk.format("PUT","/ocpi/emsp/2.2.1/sessions/NL/PAR/"..id,head,'{"country_code":"NL","party_id":"PAR","id":"'..id..'","start_date_time":"2026-05-01T10:00:00Z","kwh":'..n..','..drv..',"auth_method":"COMMAND","location_id":"L1","evse_uid":"E1","connector_id":"1","currency":"EUR","charging_periods":[{"start_date_time":"2026-05-01T10:00:00Z","dimensions":[{"type":"ENERGY","volume":1.5}]}],"status":"ACTIVE","last_updated":"2026-05-01T10:00:00Z"}')
 else
  local id=run.."-"..n
  return wrk.format("POST","/ocpi/emsp/2.2.1/cdrs",head,'{"country_code":"NL","party_id":"PAR","id":"'..id..'","start_date_time":"2026-05-01T10:00:00Z","end_date_time":"2026-05-01T11:00:00Z","session_id":"S1",'..drv..',"auth_method":"COMMAND","cdr_location":{"id":"L1","address":"Kade 1","city":"Delft","country":"NLD","coordinates":{"latitude":"52.01000","longitude":"4.35000"},"evse_uid":"E1","evse_id":"NL*PAR*E1","connector_id":"1","connector_standard":"IEC_62196_T2","connector_format":"SOCKET","connector_power_type":"AC_3_PHASE"},"currency":"EUR","charging_periods":[{"start_date_time":"2026-05-01T10:00:00Z","dimensions":[{"type":"ENERGY","volume":1.5}]}],"total_cost":{"excl_vat":4.0,"incl_vat":4.84},"total_energy":1.5,"total_time":24,"last_updated":"2026-05-01T11:00:00Z"}')
 end
end
local bad=0
response=function(status,h,body) if status>201 or not body:find('"status_code":1000',1,true) then bad=bad+1; if bad<3 then print(status,body) end end end
